import Foundation
package import Values

/// Delivers into a maildir, a folder that mail programs read (https://cr.yp.to/proto/maildir.html).
package final class MaildirTransport: MailTransport {
    private let folder: String
    private let randomness: Randomness

    /// A transport into a folder, which is made when the first mail comes.
    package init(_ folder: String, randomness: Randomness = .system) {
        self.folder = folder
        self.randomness = randomness
    }

    /// Has the mail and its name on the disk before it returns.
    package func send(_ message: MailMessage) -> DeliveryOutcome {
        do throws(DeliveryFault) {
            try make()
            let name = uniqueName()
            try write(content(of: message), to: "\(folder)/tmp/\(name)")
            try move(name)
        } catch {
            return .deferred(error)
        }
        return .delivered
    }

    private func make() throws(DeliveryFault) {
        for path in [folder, "\(folder)/tmp", "\(folder)/new", "\(folder)/cur"] {
            guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure() }
        }
    }

    /// 128 random bits, so that no two processes, machines or boots share a name.
    private func uniqueName() -> String {
        "\(time(nil)).R\(Hexadecimal.encode(randomness.bytes(16))).recount"
    }

    /// The mail as final delivery leaves it: with its return path (RFC 5321 §4.4) and with the line
    /// ends of this system.
    private func content(of message: MailMessage) -> [UInt8] {
        let head = "Return-Path: <\(message.returnPath)>\r\nDelivered-To: \(message.recipient)\r\n"
        return (Array(head.utf8) + message.bytes).filter { $0 != UInt8(ascii: "\r") }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(DeliveryFault) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure() }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(file, $0.baseAddress, $0.count)
            }
            guard count > 0 || errno == EINTR else { throw discarded(path) }
            rest = rest.dropFirst(max(count, 0))
        }
        guard fsync(file) == 0 else { throw discarded(path) }
    }

    /// Shows the mail to those who read. A second name comes first, as it never replaces another's
    /// mail.
    private func move(_ name: String) throws(DeliveryFault) {
        let (draft, mail) = ("\(folder)/tmp/\(name)", "\(folder)/new/\(name)")
        guard unsafe link(draft, mail) == 0 else { throw discarded(draft) }
        _ = unsafe unlink(draft)
        let names = unsafe open("\(folder)/new", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard names >= 0 else { throw failure() }
        defer { close(names) }
        guard fsync(names) == 0 else { throw failure() }
    }

    /// Removes what was begun, and tells why.
    private func discarded(_ path: String) -> DeliveryFault {
        let reason = failure()
        _ = unsafe unlink(path)
        return reason
    }

    private func failure() -> DeliveryFault { DeliveryFault(.folder(code: errno)) }
}
