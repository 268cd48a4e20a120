import CMicrohttpd
import Glibc

/// The functions that libmicrohttpd calls; each finds its object behind an opaque pointer.
///
/// The core outlives the daemon; an exchange is retained from its request line until libmicrohttpd
/// reports it completed, a client from its accept to its close.
enum Callbacks {
    static let connection: MHD_NotifyConnectionCallback = { context, connection, slot, code in
        guard let core = unsafe core(context), let slot = unsafe slot else { return }
        if code == .CONNECTION_NOTIFY_STARTED {
            let client = unsafe ClientConnection(
                socket: recount_connection_socket(connection),
                address: PeerAddress(recount_connection_peer(connection)),
                configuration: core.configuration)
            core.connections.insert(client)
            unsafe slot.pointee = Unmanaged.passRetained(client).toOpaque()
        } else if let client = unsafe slot.pointee {
            core.connections.remove(
                unsafe Unmanaged<ClientConnection>.fromOpaque(client).takeRetainedValue())
        }
    }

    static let requestLine:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
        ) -> UnsafeMutableRawPointer? = { context, target, connection in
            guard let core = unsafe core(context), let connection = unsafe connection,
                let opaque = unsafe recount_connection_context(connection)
            else { return nil }
            let client =
                unsafe Unmanaged<ClientConnection>.fromOpaque(opaque).takeUnretainedValue()
            guard client.enter(.receiving) else { return nil }
            let exchange = unsafe Exchange(
                server: core, client: client, connection: connection, target: target)
            return unsafe Unmanaged.passRetained(exchange).toOpaque()
        }

    static let access: MHD_AccessHandlerCallback = {
        _, connection, _, method, version, upload, uploadSize, slot in
        guard let connection = unsafe connection, let size = unsafe uploadSize,
            let exchange = unsafe exchange(slot)
        else { return .NO }
        let mayLive =
            switch exchange.stage {
            case .reading:
                unsafe begin(exchange, connection, method, version)
            case .receiving where unsafe size.pointee > 0:
                unsafe receive(exchange, upload, size)
            case .receiving(let head):
                unsafe exchange.finish(head, on: connection)
            case .deferred(let label):
                unsafe exchange.answerDeferred(label, on: connection)
            case .answered:
                true
            }
        return mayLive ? .YES : .NO
    }

    static let completed: MHD_RequestCompletedCallback = { _, _, slot, _ in
        guard let slot = unsafe slot, let opaque = unsafe slot.pointee else { return }
        let exchange = unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeRetainedValue()
        unsafe slot.pointee = nil
        exchange.lent?.giveBack()
        _ = exchange.client.enter(.waiting)
    }

    /// Leaves the text as it is: paths and queries are decoded by their own parsers.
    static let unescape:
        @convention(c) (
            UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<CChar>?
        ) -> Int = { _, _, text in
            unsafe text.map { unsafe strlen($0) } ?? 0
        }

    private static func core(_ context: UnsafeMutableRawPointer?) -> ServerCore? {
        unsafe context.map { unsafe Unmanaged<ServerCore>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func exchange(
        _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) -> Exchange? {
        guard let opaque = unsafe slot?.pointee else { return nil }
        return unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
    }

    private static func begin(
        _ exchange: Exchange, _ connection: OpaquePointer, _ method: UnsafePointer<CChar>?,
        _ version: UnsafePointer<CChar>?
    ) -> Bool {
        guard let method = unsafe method, let version = unsafe version else { return false }
        let head = unsafe RawHead(
            connection, method: method, version: version, exchange: exchange)
        return unsafe exchange.begin(head, on: connection)
    }

    private static func receive(
        _ exchange: Exchange, _ upload: UnsafePointer<CChar>?, _ size: UnsafeMutablePointer<Int>
    ) -> Bool {
        let part = unsafe UnsafeRawBufferPointer(start: upload, count: size.pointee)
        unsafe size.pointee = 0
        return unsafe exchange.receive(part)
    }
}
