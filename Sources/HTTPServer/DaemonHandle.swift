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
    mutating func stopAccepting() {
        guard quiescedSocket < 0 else { return }
        quiescedSocket = unsafe MHD_quiesce_daemon(daemon)
        if quiescedSocket >= 0 { shutdown(quiescedSocket, Int32(SHUT_RDWR)) }
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
