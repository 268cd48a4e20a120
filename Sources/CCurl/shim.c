#include "shim.h"

#include "loader.h"

#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>

static struct {
    __typeof__(curl_global_init) *global_init;
    __typeof__(curl_easy_init) *easy_init;
    __typeof__(curl_easy_cleanup) *easy_cleanup;
    __typeof__(curl_easy_setopt) *easy_setopt;
    __typeof__(curl_easy_perform) *easy_perform;
    __typeof__(curl_easy_getinfo) *easy_getinfo;
    __typeof__(curl_slist_append) *slist_append;
    __typeof__(curl_slist_free_all) *slist_free_all;
} library;
static bool is_loaded;

static void load(void)
{
    // Debian's libcurl3-gnutls, then what others and libcurl4 call it.
    void *file = loader_open("libcurl-gnutls.so.4", "libcurl.so.4");
    is_loaded = loader_find(file, "curl_global_init", &library.global_init)
        && loader_find(file, "curl_easy_init", &library.easy_init)
        && loader_find(file, "curl_easy_cleanup", &library.easy_cleanup)
        && loader_find(file, "curl_easy_setopt", &library.easy_setopt)
        && loader_find(file, "curl_easy_perform", &library.easy_perform)
        && loader_find(file, "curl_easy_getinfo", &library.easy_getinfo)
        && loader_find(file, "curl_slist_append", &library.slist_append)
        && loader_find(file, "curl_slist_free_all", &library.slist_free_all)
        && library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

bool recount_curl_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded;
}

CURL *recount_curl_open(void) { return library.easy_init(); }

void recount_curl_close(CURL *handle) { library.easy_cleanup(handle); }

CURLcode recount_curl_set_text(CURL *handle, CURLoption option, const char *text)
{
    return library.easy_setopt(handle, option, text);
}

CURLcode recount_curl_set_number(CURL *handle, CURLoption option, long number)
{
    return library.easy_setopt(handle, option, number);
}

struct reading {
    const struct recount_curl_mail *mail;
    size_t position;
};

static size_t on_read(char *buffer, size_t size, size_t count, void *context)
{
    struct reading *reading = context;
    size_t left = reading->mail->length - reading->position;
    size_t length = size * count < left ? size * count : left;
    memcpy(buffer, reading->mail->bytes + reading->position, length);
    reading->position += length;
    return length;
}

static int on_event(CURL *handle, curl_infotype type, char *bytes, size_t length, void *context)
{
    (void)handle;
    const struct recount_curl_mail *mail = context;
    if (type == CURLINFO_HEADER_IN || type == CURLINFO_HEADER_OUT)
        mail->on_line(mail->context, type == CURLINFO_HEADER_IN, bytes, length);
    return 0;
}

static CURLcode perform(
    CURL *handle, struct curl_slist *recipients, const struct recount_curl_mail *mail)
{
    struct reading reading = {.mail = mail};
    library.easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    library.easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    library.easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)mail->length);
    library.easy_setopt(handle, CURLOPT_READFUNCTION, on_read);
    library.easy_setopt(handle, CURLOPT_READDATA, &reading);
    library.easy_setopt(handle, CURLOPT_DEBUGFUNCTION, on_event);
    library.easy_setopt(handle, CURLOPT_DEBUGDATA, mail);
    library.easy_setopt(handle, CURLOPT_VERBOSE, 1L);
    CURLcode result = library.easy_perform(handle);
    // What closes the connection later must not speak to who is gone.
    library.easy_setopt(handle, CURLOPT_VERBOSE, 0L);
    library.easy_setopt(handle, CURLOPT_READDATA, NULL);
    library.easy_setopt(handle, CURLOPT_DEBUGDATA, NULL);
    library.easy_setopt(handle, CURLOPT_MAIL_RCPT, NULL);
    return result;
}

CURLcode recount_curl_send(
    CURL *handle, const char *recipient, const struct recount_curl_mail *mail)
{
    struct curl_slist *recipients = library.slist_append(NULL, recipient);
    if (recipients == NULL)
        return CURLE_OUT_OF_MEMORY;
    CURLcode result = perform(handle, recipients, mail);
    library.slist_free_all(recipients);
    return result;
}

static curl_socket_t on_open(void *context, curlsocktype purpose, struct curl_sockaddr *peer)
{
    (void)purpose;
    const struct recount_curl_post *post = context;
    const unsigned char *address = NULL;
    if (peer->family == AF_INET)
        address = (const unsigned char *)&((struct sockaddr_in *)&peer->addr)->sin_addr;
    else if (peer->family == AF_INET6)
        address = (const unsigned char *)&((struct sockaddr_in6 *)&peer->addr)->sin6_addr;
    if (address == NULL || !post->may_connect(post->context, address, peer->family == AF_INET6))
        return CURL_SOCKET_BAD;
    return socket(peer->family, peer->socktype | SOCK_CLOEXEC, peer->protocol);
}

/// Counts what comes, and takes no more than a receiver has to say.
static size_t on_body(char *bytes, size_t size, size_t count, void *context)
{
    (void)bytes;
    size_t *left = context;
    if (size * count > *left)
        return 0;
    *left -= size * count;
    return size * count;
}

static CURLcode perform_post(CURL *handle, struct curl_slist *fields,
    const struct recount_curl_post *post, struct recount_curl_answer *answer)
{
    size_t left = 65536;
    curl_off_t pause = 0;
    library.easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)post->length);
    library.easy_setopt(handle, CURLOPT_POSTFIELDS, post->bytes);
    library.easy_setopt(handle, CURLOPT_HTTPHEADER, fields);
    library.easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, on_open);
    library.easy_setopt(handle, CURLOPT_OPENSOCKETDATA, post);
    library.easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_body);
    library.easy_setopt(handle, CURLOPT_WRITEDATA, &left);
    CURLcode result = library.easy_perform(handle);
    library.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer->status);
    library.easy_getinfo(handle, CURLINFO_RETRY_AFTER, &pause);
    answer->retry_after = (long)pause;
    return result;
}

struct curl_slist *recount_curl_add_field(struct curl_slist *list, const char *field)
{
    struct curl_slist *longer = library.slist_append(list, field);
    if (longer == NULL)
        library.slist_free_all(list);
    return longer;
}

CURLcode recount_curl_deliver(CURL *handle, struct curl_slist *fields,
    const struct recount_curl_post *post, struct recount_curl_answer *answer)
{
    CURLcode result = perform_post(handle, fields, post, answer);
    library.slist_free_all(fields);
    return result;
}
