/// A status that says more than the three digits of a reply (RFC 3463, RFC 2034), for example
/// `5.1.1`.
package struct EnhancedStatus: Hashable, Sendable {
    /// What a status is about (RFC 3463 §3).
    package enum Subject: Int, Sendable {
        case other = 0
        case address, mailbox, mailSystem, network, `protocol`, content, policy
    }

    /// 2 for success, 4 for later, 5 for never.
    package let kind: Int
    /// The number of the subject, 0 to 999.
    package let subjectNumber: Int
    /// The number within the subject, 0 to 999.
    package let detail: Int

    /// Nil unless `text` is a 2, 4 or 5 and two numbers of one to three digits, with dots between.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, ["2", "4", "5"].contains(String(parts[0])),
            parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isDigit) }
            ),
            let kind = Int(parts[0]), let subject = Int(parts[1]), let detail = Int(parts[2])
        else { return nil }
        (self.kind, subjectNumber, self.detail) = (kind, subject, detail)
    }

    /// What it is about; nil for a number that RFC 3463 does not know.
    package var subject: Subject? { Subject(rawValue: subjectNumber) }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension EnhancedStatus: CustomStringConvertible {
    package var description: String { "\(kind).\(subjectNumber).\(detail)" }
}
