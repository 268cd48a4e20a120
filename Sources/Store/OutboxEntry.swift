package import Values

/// A mail that waits to be sent, as an operator may see it: without the address.
package struct OutboxEntry: Hashable, Sendable {
    package let number: Int
    package let kind: String
    package let state: String
    package let queuedAt: Moment

    package init(number: Int, kind: String, state: String, queuedAt: Moment) {
        self.number = number
        self.kind = kind
        self.state = state
        self.queuedAt = queuedAt
    }
}
