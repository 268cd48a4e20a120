import CMicrohttpd
import Glibc

/// Owns a libmicrohttpd daemon; its end stops the threads and closes every connection.
///
/// Unchecked because libmicrohttpd guards the daemon itself.
@safe
struct DaemonHandle: ~Copyable, @unchecked Sendable {
    private let daemon: OpaquePointer
    /// Keeps what the callbacks point to.
    private let core: ServerCore
    private var quiescedSocket: Int32 = -1

    init(core: ServerCore) throws(ServerError) {
        let configuration = core.configuration
        guard var address = SocketAddress(host: configuration.host, port: configuration.port) else {
            throw .notAnAddress(configuration.host)
        }
        // A client may leave while its answer is written; that is no reason to die.
        signal(SIGPIPE, SIG_IGN)
        let daemon = unsafe address.withPointer { unsafe Self.start(core, at: $0) }
        guard let daemon = unsafe daemon else {
            throw .cannotListen(
                host: configuration.host, port: configuration.port, code: errno)
        }
        unsafe self.daemon = daemon
        self.core = core
    }

    var port: UInt16 { unsafe recount_daemon_port(daemon) }

    /// Takes the listening socket away from the threads; open connections go on.
    ///
    /// Who stands in the kernel's queue gets `farewell`: shutting the queue would cut them off.
    mutating func stopAccepting(farewell: [UInt8]) {
        guard quiescedSocket < 0 else { return }
        quiescedSocket = unsafe MHD_quiesce_daemon(daemon)
        guard quiescedSocket >= 0 else { return }
        _ = fcntl(quiescedSocket, F_SETFL, O_NONBLOCK)
        while case let client = accept(quiescedSocket, nil, nil), client >= 0 {
            Self.dismiss(client, with: farewell)
        }
        shutdown(quiescedSocket, Int32(SHUT_RDWR))
    }

    /// Answers without having read, and takes in what was sent, because closing a socket with unread
    /// bytes would take the answer back (RFC 9112 §9.6).
    private static func dismiss(_ client: Int32, with farewell: [UInt8]) {
        var patience = timeval(tv_sec: 0, tv_usec: 200_000)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        _ = unsafe send(client, farewell, farewell.count, Int32(MSG_NOSIGNAL))
        shutdown(client, Int32(SHUT_WR))
        var rest = [UInt8](repeating: 0, count: 4_096)
        while unsafe recv(client, &rest, rest.count, 0) > 0 {}
        close(client)
    }

    deinit {
        unsafe MHD_stop_daemon(daemon)
        if quiescedSocket >= 0 { close(quiescedSocket) }
    }

    private static func start(
        _ core: ServerCore, at address: UnsafePointer<sockaddr>
    ) -> OpaquePointer? {
        let configuration = core.configuration
        let isDirect = configuration.trustedProxies == 0
        var settings = unsafe recount_daemon_settings(
            address: address,
            threads: UInt32(configuration.poolSize),
            connection_limit: UInt32(configuration.connectionLimit),
            connections_per_address: isDirect ? UInt32(configuration.connectionsPerAddress) : 0,
            connection_memory: configuration.connectionMemory,
            context: Unmanaged.passUnretained(core).toOpaque(),
            on_access: Callbacks.access,
            on_completed: Callbacks.completed,
            on_connection: Callbacks.connection,
            on_request_line: Callbacks.requestLine,
            on_unescape: Callbacks.unescape)
        return unsafe recount_daemon_start(&settings)
    }
}
