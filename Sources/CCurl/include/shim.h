#ifndef RECOUNT_CCURL_SHIM_H
#define RECOUNT_CCURL_SHIM_H

// The macros that check types name functions of the library, which is not linked.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <stdbool.h>

// libcurl is loaded when the first mail or message is sent, so that the program runs where there is
// none; and Swift cannot call variadic functions, which most of its are.

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

/// Adds a field of a head, `NAME: VALUE`, to a list that may be NULL. Returns the list; or NULL, without
/// memory for it, and then the list is no more.
struct curl_slist *recount_curl_add_field(struct curl_slist *list, const char *field);

struct recount_curl_post {
    const char *bytes;
    size_t length;
    /// Whether a connection to that address, of IPv4 in its first four bytes or IPv6 in all 16, may be
    /// made.
    bool (*may_connect)(void *context, const unsigned char *address, bool is_v6);
    void *context;
};

struct recount_curl_answer {
    /// The status of the answer, or 0 when there was none.
    long status;
    /// The seconds that its `Retry-After` names, or 0.
    long retry_after;
};

/// Posts bytes with these fields to the address that is set, frees the list, and keeps no pointer to
/// anything. Of the answer, its status alone is kept; more than 64 KiB of its body end the connection.
CURLcode recount_curl_deliver(CURL *handle, struct curl_slist *fields,
    const struct recount_curl_post *post, struct recount_curl_answer *answer);

#endif
