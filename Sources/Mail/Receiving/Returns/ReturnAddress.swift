package import Values

/// A mailbox that knows by each address which mail it is about: `bounces+KEY@example.org`
/// (“variable envelope return path”; subaddressing of RFC 5233).
package struct ReturnAddress: Hashable, Sendable {
    /// The mailbox without a key.
    package let mailbox: EmailAddress
    /// What stands before and behind a key, in lower case.
    private let prefix: [UInt8]
    private let suffix: [UInt8]

    /// Nil when the mailbox's name is too long to carry a key: more than 37 letters before the `@`.
    package init?(mailbox: EmailAddress) {
        let parts = mailbox.normalized.split(separator: "@")
        let longest = String(repeating: "z", count: MailKey.length)
        guard parts.count == 2, EmailAddress("\(parts[0])+\(longest)@\(parts[1])") != nil else {
            return nil
        }
        self.mailbox = mailbox
        prefix = Array("\(parts[0])+".utf8)
        suffix = Array("@\(parts[1])".utf8)
    }

    /// The address that mails about that key come back to.
    package func address(for key: MailKey) -> EmailAddress {
        let text = String(decoding: prefix + Array(key.text.utf8) + suffix, as: UTF8.self)
        guard let address = EmailAddress(text) else {
            preconditionFailure("a mailbox that can carry a key makes addresses")
        }
        return address
    }

    /// The key in the first address of this mailbox in `text`, such as a field's value or the name of
    /// a file; nil when there is none.
    package func key(in text: some StringProtocol) -> MailKey? {
        let bytes = Array(text.lowercased().utf8)
        let length = prefix.count + MailKey.length + suffix.count
        guard bytes.count >= length else { return nil }
        for start in 0...(bytes.count - length) where bytes[start] == prefix.first {
            let found = bytes[start..<start + length]
            guard isWhole(found, in: bytes), found.starts(with: prefix),
                found.suffix(suffix.count).elementsEqual(suffix)
            else { continue }
            let letters = found.dropFirst(prefix.count).prefix(MailKey.length)
            if let key = MailKey(String(decoding: letters, as: UTF8.self)) { return key }
        }
        return nil
    }

    /// Says whether `text` names this mailbox, with a key or without.
    package func isNamed(in text: some StringProtocol) -> Bool {
        if key(in: text) != nil { return true }
        let whole = Array(mailbox.normalized.utf8)
        let bytes = Array(text.lowercased().utf8)
        guard bytes.count >= whole.count else { return false }
        return (0...(bytes.count - whole.count)).contains { start in
            let found = bytes[start..<start + whole.count]
            return found.first == whole.first && found.elementsEqual(whole)
                && isWhole(found, in: bytes)
        }
    }

    /// Says whether an address ends where `found` does: `bounces@example.org` is not in
    /// `no-bounces@example.org.invalid`.
    private func isWhole(_ found: ArraySlice<UInt8>, in bytes: [UInt8]) -> Bool {
        let before = found.startIndex > 0 ? bytes[found.startIndex - 1] : nil
        let behind = found.endIndex < bytes.count ? bytes[found.endIndex] : nil
        return before.map(Self.continuesAddress) != true
            && behind.map(Self.continuesAddress) != true
    }

    private static func continuesAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), 0x80...:
            true
        default: false
        }
    }
}
