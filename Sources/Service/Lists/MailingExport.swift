import Consent
import Store
package import Values

/// Hands out everybody who may be written to for a purpose, a page at a time.
package struct MailingExport: Sendable {
    /// What was handed out.
    package struct Receipt: Hashable, Sendable {
        /// How many people are in it.
        package fileprivate(set) var rows = 0
        /// How many the format cannot hold.
        package fileprivate(set) var omitted = 0
        /// The SHA-256 of all bytes, in hexadecimal digits.
        package fileprivate(set) var digest = ""
    }

    private let instance: Instance
    private let purpose: PurposeIdentifier
    private let format: MailingFormat
    private let origin: String

    /// An export with links to the site at `origin`.
    package init(
        _ instance: Instance, purpose: PurposeIdentifier, format: MailingFormat, origin: String
    ) {
        (self.instance, self.purpose) = (instance, purpose)
        (self.format, self.origin) = (format, origin)
    }

    /// Writes down that records leave, and then gives them to `write`, line by line. Each person is
    /// looked at when the page of theirs is read, and the suppression when the line is written.
    /// `progress` hears of each line.
    package func run(
        progress: (Int) -> Void = { _ in }, write: ([UInt8]) throws -> Void
    ) throws -> Receipt {
        try record()
        var (receipt, digest) = (Receipt(), RunningDigest())
        func put(_ line: [UInt8]) throws {
            digest.take(line)
            try write(line)
        }
        try put(format.header)
        try SubscriberList(instance).forEach { subscription in
            guard let entry = try entry(of: subscription) else { return true }
            guard let line = format.line(entry) else {
                receipt.omitted += 1
                return true
            }
            try put(line)
            receipt.rows += 1
            progress(receipt.rows)
            return true
        }
        receipt.digest = digest.hexadecimal
        return receipt
    }

    private func entry(of subscription: StoredSubscription) throws -> MailingEntry? {
        try MailingEntry(of: subscription, for: purpose, in: instance, origin: origin)
    }

    private func record() throws {
        let facts = [
            "what": "subscribers", "purpose": purpose.text, "format": format.rawValue,
        ]
        try instance.store.record(
            OperatorAction(.exported, facts),
            leaf: .recordsExported(on: instance.clock.now.day))
    }
}
