package import Values

/// What one message of a webhook says: nothing of it is about a person, and no time is finer than a day.
package struct WebhookMessageContent: Hashable, Sendable {
    /// Names the message in each attempt to deliver it.
    package let identifier: String
    package let event: String
    /// Names of forms, versions and numbers.
    package let facts: [String: JSONValue]
    package let day: Day
    /// How many things were gathered; nil for what is told by itself.
    package let amount: Int?

    package init(
        identifier: String, event: String, facts: [String: JSONValue], day: Day, amount: Int?
    ) {
        (self.identifier, self.event, self.facts) = (identifier, event, facts)
        (self.day, self.amount) = (day, amount)
    }

    /// A name for a message; 16 random bytes make it.
    package static func identifier(random bytes: [UInt8]) -> String {
        "msg_\(Base64URL.encode(bytes))"
    }
}
