#ifndef RECOUNT_CMICROHTTPD_SHIM_H
#define RECOUNT_CMICROHTTPD_SHIM_H

#include <microhttpd.h>
#include <stdbool.h>

// Swift cannot call variadic functions; these wrap the ones that libmicrohttpd has.

struct recount_daemon_settings {
    const struct sockaddr *address;
    unsigned int threads;
    unsigned int connection_limit;
    unsigned int connections_per_address;
    size_t connection_memory;
    void *context;
    MHD_AccessHandlerCallback on_access;
    MHD_RequestCompletedCallback on_completed;
    MHD_NotifyConnectionCallback on_connection;
    void *(*on_request_line)(void *context, const char *target, struct MHD_Connection *connection);
    size_t (*on_unescape)(void *context, struct MHD_Connection *connection, char *text);
};

/// Starts a daemon on epoll threads, or answers NULL and leaves the reason in `errno`.
struct MHD_Daemon *recount_daemon_start(const struct recount_daemon_settings *settings);

/// The port that the daemon listens on, or 0.
uint16_t recount_daemon_port(struct MHD_Daemon *daemon);

/// Has the kernel leave requests for new connections unanswered, so that their clients ask again
/// later; who is connected already is still accepted. Answers whether it could.
bool recount_daemon_refuse_new(struct MHD_Daemon *daemon);

/// How many connections the kernel holds that the daemon has not accepted yet.
unsigned int recount_daemon_backlog(struct MHD_Daemon *daemon);

/// The bytes from the first of the method to the last of the empty line.
size_t recount_head_size(struct MHD_Connection *connection);

int recount_connection_socket(struct MHD_Connection *connection);
const struct sockaddr *recount_connection_peer(struct MHD_Connection *connection);
void *recount_connection_context(struct MHD_Connection *connection);

#endif
