/// Where a webhook leads, and the secrets that sign what goes there; sealed wherever it is kept.
package struct WebhookTarget: Hashable, Sendable, Codable {
    /// A secret as it was handed out, `whsec_…`.
    package struct Secret: Hashable, Sendable, Codable {
        package let text: String
        /// Until when it signs beside the first, in seconds since 1970; nil for the first.
        package let until: Int64?

        package init(_ text: String, until: Int64? = nil) {
            (self.text, self.until) = (text, until)
        }
    }

    package let address: String
    /// The secret in force, and behind it those that it takes the place of.
    package let secrets: [Secret]

    package init(address: String, secrets: [Secret]) {
        (self.address, self.secrets) = (address, secrets)
    }

    /// The texts of the secrets that sign at `now`, in seconds since 1970.
    package func secrets(at now: Int64) -> [String] {
        secrets.filter { $0.until.map { now < $0 } ?? true }.map(\.text)
    }
}

extension WebhookTarget: CustomStringConvertible, CustomReflectable {
    package var description: String { "a webhook's target" }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
