import CMicrohttpd
import Glibc

/// Owns a libmicrohttpd daemon; its end stops the threads and closes every connection.
@safe
struct DaemonHandle: ~Copyable, Sendable {
    // Unsafe, because the compiler knows nothing of C: libmicrohttpd guards the daemon with locks of its
    // own, and no thread can reach it after `deinit`.
    nonisolated(unsafe) private let daemon: OpaquePointer
    /// Keeps what the callbacks point to.
    private let core: ServerCore

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

    /// Lets nobody new in; who is connected but not accepted yet still comes.
    ///
    /// Where the kernel knows no filters, new clients are let in until the daemon stops.
    func refuseNewConnections() {
        _ = unsafe recount_daemon_refuse_new(daemon)
    }

    /// Whether a connection waits in the kernel to be accepted.
    var hasBacklog: Bool { unsafe recount_daemon_backlog(daemon) > 0 }

    deinit {
        unsafe MHD_stop_daemon(daemon)
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
