import Glibc

/// A TCP connection to a port of loopback; it closes with its owner.
final class LoopbackSocket {
    private let descriptor: Int32

    /// Connects; nil when nobody accepts. Reading and writing give up after `seconds`.
    init?(port: UInt16, seconds: Int) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
        let isConnected =
            unsafe withLoopbackAddress(port: port) { unsafe connect(descriptor, $0, $1) } == 0
        guard isConnected else { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// Sends all bytes. Returns false when the peer does not take them.
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                let rest = unsafe $0[sent...]
                return unsafe Glibc.send(
                    descriptor, rest.baseAddress(in: $0), rest.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// What has arrived; nil when the peer has closed or stays silent.
    func receive() -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe chunk.withUnsafeMutableBytes {
            unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
        }
        return count > 0 ? Array(chunk[..<count]) : nil
    }

    /// Says whether something has arrived that was not read yet.
    var hasReceived: Bool {
        var byte: UInt8 = 0
        return unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) > 0
    }
}

extension Slice where Base == UnsafeRawBufferPointer {
    fileprivate func baseAddress(in base: Base) -> UnsafeRawPointer? {
        unsafe base.baseAddress.map { unsafe $0 + startIndex }
    }
}
