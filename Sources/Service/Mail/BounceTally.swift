package import Mail

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
        /// About a mail before one by which its address was confirmed anew.
        case outdated = "out of date"
        /// About no mail from here that is still remembered.
        case foreign = "not ours"
        case unreadable
        /// Its effect was imported before.
        case repeated = "imported before"
    }

    /// How many messages that cannot be read are named.
    private static let namedLimit = 20

    private var counts: [Kind: Int] = [:]
    /// How many messages of a folder could not be read at all; they are in no other number.
    package private(set) var unread = 0
    /// The first of them, with why.
    package private(set) var problems: [MailboxProblem] = []

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

    mutating func count(_ problem: MailboxProblem) {
        unread += 1
        if problems.count < Self.namedLimit { problems.append(problem) }
    }
}
