// The ceiling: what libmicrohttpd and a database do on this machine when nothing else is asked of them.
// The benchmark measures Recount as a ratio to it, because a ratio travels between machines.
//
//   ceiling static PORT THREADS              one 12 KiB page from memory
//   ceiling each   PORT THREADS DATABASE     POST parsed, one transaction each
//   ceiling group  PORT THREADS DATABASE     POST parsed, waiting requests share one transaction
//
// Both POST modes parse the urlencoded fields, store what ceiling_sqlite.c or ceiling_postgresql.c says
// and answer 303 after COMMIT has returned.

#include "ceiling.h"

#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <arpa/inet.h>

enum {
    page_bytes = 12 * 1024,
    // libmicrohttpd 0.9.75 stalls with 128 or more busy connections on one epoll thread.
    connections_per_thread = 120,
};

static struct {
    bool grouped, stores;
    struct MHD_Response *page, *accepted, *refused;
    pthread_mutex_t lock;
    pthread_cond_t arrival;
    Submission *waiting;
    bool stopping;
} ceiling = {.lock = PTHREAD_MUTEX_INITIALIZER, .arrival = PTHREAD_COND_INITIALIZER};

/// The context of every GET, which has nothing to remember.
static char page_request;

void require(bool held, const char *what)
{
    if (held) return;
    fprintf(stderr, "ceiling: %s failed\n", what);
    exit(1);
}

// Waiting

static void resume(Submission *first)
{
    while (first) {
        // After the resumption the request belongs to its connection's thread again.
        Submission *next = first->next;
        first->progress = stored;
        MHD_resume_connection(first->connection);
        first = next;
    }
}

static void *write_groups(void *unused)
{
    (void)unused;
    pthread_mutex_lock(&ceiling.lock);
    while (true) {
        while (!ceiling.waiting && !ceiling.stopping)
            pthread_cond_wait(&ceiling.arrival, &ceiling.lock);
        Submission *group = ceiling.waiting;
        if (!group) break;
        ceiling.waiting = NULL;
        pthread_mutex_unlock(&ceiling.lock);
        store(group);
        resume(group);
        pthread_mutex_lock(&ceiling.lock);
    }
    pthread_mutex_unlock(&ceiling.lock);
    return NULL;
}

static void hand_to_writer(Submission *submission)
{
    submission->progress = waiting;
    MHD_suspend_connection(submission->connection);
    pthread_mutex_lock(&ceiling.lock);
    submission->next = ceiling.waiting;
    ceiling.waiting = submission;
    pthread_cond_signal(&ceiling.arrival);
    pthread_mutex_unlock(&ceiling.lock);
}

static void store_alone(Submission *submission)
{
    pthread_mutex_lock(&ceiling.lock);
    store(submission);
    pthread_mutex_unlock(&ceiling.lock);
    submission->progress = stored;
}

// Requests

static enum MHD_Result count_field(void *context, enum MHD_ValueKind kind, const char *key,
                                   const char *filename, const char *type, const char *encoding,
                                   const char *data, uint64_t offset, size_t size)
{
    (void)kind, (void)filename, (void)type, (void)encoding, (void)data, (void)size;
    Submission *submission = context;
    if (*key && offset == 0) submission->fields += 1;
    return MHD_YES;
}

static bool begin(struct MHD_Connection *connection, void **context)
{
    Submission *submission = malloc(sizeof *submission);
    if (!submission) return false;
    submission->connection = connection;
    submission->parser = MHD_create_post_processor(connection, 1024, count_field, submission);
    submission->next = NULL;
    submission->progress = arrived;
    submission->length = submission->fields = 0;
    *context = submission;
    return submission->parser != NULL;
}

static bool take(Submission *submission, const char *bytes, size_t count)
{
    if (count > body_limit - submission->length) return false;
    memcpy(submission->body + submission->length, bytes, count);
    submission->length += count;
    return MHD_post_process(submission->parser, bytes, count) == MHD_YES;
}

static enum MHD_Result finish(Submission *submission)
{
    if (submission->progress == arrived) {
        // Destroying the parser delivers its last field.
        MHD_destroy_post_processor(submission->parser);
        submission->parser = NULL;
        if (submission->fields == 0)
            return MHD_queue_response(submission->connection, MHD_HTTP_UNPROCESSABLE_CONTENT,
                                      ceiling.refused);
        if (ceiling.grouped) {
            hand_to_writer(submission);
            return MHD_YES;
        }
        store_alone(submission);
    }
    return MHD_queue_response(submission->connection, MHD_HTTP_SEE_OTHER, ceiling.accepted);
}

static enum MHD_Result answer(void *unused, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *size, void **context)
{
    (void)unused, (void)url, (void)version;
    if (strcmp(method, "GET") == 0) {
        // A response queued in the first callback would close the connection.
        if (!*context) return *context = &page_request, MHD_YES;
        return MHD_queue_response(connection, MHD_HTTP_OK, ceiling.page);
    }
    if (!ceiling.stores) return MHD_NO;
    if (!*context) return begin(connection, context) ? MHD_YES : MHD_NO;
    if (*size == 0) return finish(*context);
    bool taken = take(*context, upload, *size);
    *size = 0;
    return taken ? MHD_YES : MHD_NO;
}

static void complete(void *unused, struct MHD_Connection *connection, void **context,
                     enum MHD_RequestTerminationCode why)
{
    (void)unused, (void)connection, (void)why;
    if (!*context || *context == &page_request) return;
    Submission *submission = *context;
    if (submission->parser) MHD_destroy_post_processor(submission->parser);
    free(submission);
    *context = NULL;
}

// The process

static void make_responses(void)
{
    static char page[page_bytes];
    memset(page, 'x', sizeof page);
    ceiling.page = MHD_create_response_from_buffer(sizeof page, page, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(ceiling.page, "Content-Type", "text/html; charset=utf-8");
    ceiling.accepted = MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(ceiling.accepted, "Location", "/receipt");
    ceiling.refused = MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
}

static struct MHD_Daemon *start(uint16_t port, unsigned threads)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, port, NULL, NULL, answer, NULL,
        MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_THREAD_POOL_SIZE, threads,
        MHD_OPTION_CONNECTION_LIMIT, threads * connections_per_thread,
        MHD_OPTION_NOTIFY_COMPLETED, complete, NULL, MHD_OPTION_END);
}

static void wait_for_signal(const sigset_t *signals)
{
    int signal;
    sigwait(signals, &signal);
}

/// Ends the writer after its last group: libmicrohttpd aborts if it stops with one suspended.
static void stop(struct MHD_Daemon *daemon, pthread_t writer)
{
    MHD_quiesce_daemon(daemon);
    pthread_mutex_lock(&ceiling.lock);
    ceiling.stopping = true;
    pthread_cond_signal(&ceiling.arrival);
    pthread_mutex_unlock(&ceiling.lock);
    if (ceiling.grouped) pthread_join(writer, NULL);
    MHD_stop_daemon(daemon);
    if (ceiling.stores) close_database();
}

int main(int count, char **arguments)
{
    bool pages = count == 4 && strcmp(arguments[1], "static") == 0;
    ceiling.grouped = count == 5 && strcmp(arguments[1], "group") == 0;
    bool single = count == 5 && strcmp(arguments[1], "each") == 0;
    require(pages || ceiling.grouped || single, "reading the arguments (see the head of ceiling.c)");

    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);

    ceiling.stores = !pages;
    if (ceiling.stores) open_database(arguments[4]);
    make_responses();
    pthread_t writer = 0;
    if (ceiling.grouped)
        require(pthread_create(&writer, NULL, write_groups, NULL) == 0, "starting the writer");
    struct MHD_Daemon *daemon = start((uint16_t)atoi(arguments[2]), (unsigned)atoi(arguments[3]));
    require(daemon != NULL, "listening");
    wait_for_signal(&signals);
    stop(daemon, writer);
    return 0;
}
