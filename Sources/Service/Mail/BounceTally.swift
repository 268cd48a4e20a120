/// What the returned mails of a mailbox were, counted without a word about whose they are.
package struct BounceTally: Hashable, Sendable {
    /// What one returned mail was.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The address takes no mail: it is written to no more.
        case hard
        /// The mail did not arrive for a reason that may pass.
        case soft
        /// Its person complained to their provider: they are written to no more.
        case complaint = "complaints"
        /// Its person asked for no further mail.
        case unsubscription = "unsubscriptions"
        /// Somebody asked for no further mail, and nothing but a sender's address says who.
        case anonymousWish = "unsubscriptions of nobody known"
        case automaticReply = "automatic replies"
        /// About a mail from here that nothing more is done about.
        case other
        /// About no mail from here that is still remembered.
        case foreign = "not ours"
        case unreadable
        /// Its effect was imported before.
        case repeated = "imported before"
    }

    private var counts: [Kind: Int] = [:]

    package init() {}

    /// How many there are of a kind.
    package subscript(kind: Kind) -> Int { counts[kind, default: 0] }

    /// How many messages were read.
    package var all: Int { counts.values.reduce(0, +) }

    /// Says whether anything was changed by them.
    package var hasEffect: Bool {
        self[.hard] + self[.soft] + self[.complaint] + self[.unsubscription] > 0
    }

    mutating func count(_ kind: Kind) { counts[kind, default: 0] += 1 }
}
