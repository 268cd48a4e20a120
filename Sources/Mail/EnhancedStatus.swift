/// A status that says more than the three digits of a reply (RFC 3463, RFC 2034), for example `5.1.1`.
package struct EnhancedStatus: Hashable, Sendable {
    /// What the first number says.
    package enum Class: Int, Sendable {
        case success = 2
        case persistentTransientFailure = 4
        case permanentFailure = 5
    }

    /// What a status is about (RFC 3463 §3).
    package enum Subject: Int, Sendable {
        case other = 0
        case address, mailbox, mailSystem, network, `protocol`, content, policy
    }

    package let `class`: Class
    /// The number of the subject, 0 to 999.
    package let subjectNumber: Int
    /// The number within the subject, 0 to 999; 0 for what is not said closer.
    package let detail: Int

    /// Nil unless `text` is a 2, 4 or 5 and two numbers of one to three digits, with dots between.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3,
            parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isDigit) }
            ),
            let first = Int(parts[0]), let `class` = Class(rawValue: first),
            let subject = Int(parts[1]), let detail = Int(parts[2])
        else { return nil }
        (self.class, subjectNumber, self.detail) = (`class`, subject, detail)
    }

    /// The status that `text` begins with behind spaces, or nil when it begins with none.
    init?(startOf text: some StringProtocol) {
        let start = MailSpace.trim(text).prefix { $0 == "." || $0.utf8.allSatisfy(Self.isDigit) }
        self.init(start)
    }

    /// What it is about; nil for a number that RFC 3463 does not know.
    package var subject: Subject? { Subject(rawValue: subjectNumber) }

    /// Says whether the numbers tell no more than the class.
    var isUnspecific: Bool { subjectNumber == 0 && detail == 0 }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension EnhancedStatus: CustomStringConvertible {
    package var description: String { "\(`class`.rawValue).\(subjectNumber).\(detail)" }
}
