import Foundation

/// Tells systemd how the service is (sd_notify(3)); does nothing when systemd does not ask.
package struct ServiceManager: Sendable {
    /// What systemd is told.
    package enum State: String, Sendable {
        case ready = "READY=1"
        case stopping = "STOPPING=1"
    }

    private let address: String?

    /// The manager that `NOTIFY_SOCKET` names.
    package init(environment: [String: String]) {
        address = environment["NOTIFY_SOCKET"]
    }

    /// Sends a state. A manager that does not listen is no reason to stop.
    package func tell(_ state: State) {
        guard let address, var name = Self.socketAddress(address) else { return }
        let file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        guard file >= 0 else { return }
        defer { close(file) }
        let message = Array(state.rawValue.utf8)
        let length = socklen_t(
            MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + address.utf8.count } ?? 0)
        unsafe withUnsafePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = unsafe sendto(
                    file, message, message.count, Int32(MSG_NOSIGNAL), generic, length)
            }
        }
    }

    /// The socket's address; an `@` in front stands for the NUL of an abstract name (unix(7)).
    private static func socketAddress(_ text: String) -> sockaddr_un? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(text.utf8)
        guard let first = bytes.first, bytes.count < MemoryLayout.size(ofValue: address.sun_path)
        else { return nil }
        if first == UInt8(ascii: "@") { bytes[0] = 0 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { path in
            unsafe path.copyBytes(from: bytes)
        }
        return address
    }
}
