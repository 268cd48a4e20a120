#define _DEFAULT_SOURCE // for the socket options of Linux
#include "shim.h"

#include <linux/filter.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

struct MHD_Daemon *recount_daemon_start(const struct recount_daemon_settings *settings)
{
    unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC;
    if (settings->address->sa_family == AF_INET6)
        flags |= MHD_USE_DUAL_STACK;
    return MHD_start_daemon(
        flags, 0, NULL, NULL, settings->on_access, settings->context,
        MHD_OPTION_SOCK_ADDR, settings->address,
        MHD_OPTION_THREAD_POOL_SIZE, settings->threads,
        MHD_OPTION_CONNECTION_LIMIT, settings->connection_limit,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings->connections_per_address,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings->connection_memory,
        // The time-out of libmicrohttpd counts idle time only; the deadlines are kept elsewhere.
        MHD_OPTION_CONNECTION_TIMEOUT, 0U,
        MHD_OPTION_NOTIFY_COMPLETED, settings->on_completed, settings->context,
        MHD_OPTION_NOTIFY_CONNECTION, settings->on_connection, settings->context,
        MHD_OPTION_URI_LOG_CALLBACK, settings->on_request_line, settings->context,
        MHD_OPTION_UNESCAPE_CALLBACK, settings->on_unescape, settings->context,
        MHD_OPTION_END);
}

uint16_t recount_daemon_port(struct MHD_Daemon *daemon)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info == NULL ? 0 : info->port;
}

static int listening_socket(struct MHD_Daemon *daemon)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_LISTEN_FD);
    return info == NULL ? -1 : info->listen_fd;
}

bool recount_daemon_refuse_new(struct MHD_Daemon *daemon)
{
    // A socket's filter (socket(7)) sees a segment from its TCP header on: RFC 9293, section 3.1
    // has the flags in byte 13, and SYN is 2. Shutting the socket instead would reset whoever
    // stands in its queue.
    struct sock_filter instructions[] = {
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 2, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, 0),
        BPF_STMT(BPF_RET | BPF_K, UINT32_MAX),
    };
    struct sock_fprog program = {
        .len = sizeof instructions / sizeof instructions[0], .filter = instructions};
    return setsockopt(
               listening_socket(daemon), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program)
        == 0;
}

unsigned int recount_daemon_backlog(struct MHD_Daemon *daemon)
{
    // tcp(7): of a listening socket, `tcpi_unacked` counts the connections to be accepted.
    struct tcp_info info = {0};
    socklen_t size = sizeof info;
    int failed = getsockopt(listening_socket(daemon), IPPROTO_TCP, TCP_INFO, &info, &size);
    return failed ? 0 : info.tcpi_unacked;
}

size_t recount_head_size(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info == NULL ? 0 : info->header_size;
}

int recount_connection_socket(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info == NULL ? -1 : info->connect_fd;
}

const struct sockaddr *recount_connection_peer(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info == NULL ? NULL : info->client_addr;
}

void *recount_connection_context(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? NULL : info->socket_context;
}
