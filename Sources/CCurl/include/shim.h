#ifndef RECOUNT_CCURL_SHIM_H
#define RECOUNT_CCURL_SHIM_H

// The macros that check types name functions of the library, which is not linked.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <stdbool.h>

// libcurl is loaded when the first mail is sent, so that the program runs where there is none; and
// Swift cannot call variadic functions, which most of its are.

/// Loads libcurl and starts it, once for the process. Answers whether it is there.
bool recount_curl_load(void);

/// A handle that keeps its connection between mails, or NULL. `recount_curl_load` has to come
/// first, here and below.
CURL *recount_curl_open(void);
void recount_curl_close(CURL *handle);

/// Each sets an option; libcurl copies the text.
CURLcode recount_curl_set_text(CURL *handle, CURLoption option, const char *text);
CURLcode recount_curl_set_number(CURL *handle, CURLoption option, long number);

struct recount_curl_mail {
    const char *bytes;
    size_t length;
    /// Told of each line that goes out (`is_reply` false) and comes in, without what is encrypted
    /// below and without the mail itself.
    void (*on_line)(void *context, bool is_reply, const char *bytes, size_t length);
    void *context;
};

/// Sends a mail to one address, and keeps no pointer to either.
CURLcode recount_curl_send(
    CURL *handle, const char *recipient, const struct recount_curl_mail *mail);

#endif
