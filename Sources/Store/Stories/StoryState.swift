/// Where a text stands that was made of a story.
///
/// A **candidate** is an answer to a `story` question with `publish`, of a person whose consent to that
/// purpose stands; nothing is kept of it but the answer. From there:
///
/// ```
/// candidate ─ operator edits ─▶ proposed ─ author ─▶ approved ─ operator ─▶ published
///                                │  │                   │                      │
///                                │  └ author ─▶ returned │                      │
///                                ▼              │        ▼                      ▼
///                             declined          └──▶ withdrawn ◀────────────────┘
/// ```
///
/// The words of a text never change: other words are another text with another name, and approving is a
/// consent to the SHA-256 of exactly these words. A text that is declined or withdrawn has no words any
/// more, and their key is destroyed, so that no backup can be read either. When the consent to the purpose
/// ends, all texts under it are withdrawn in the same transaction; when the response ends, they are
/// deleted with it.
package enum StoryState: String, Hashable, Sendable, CaseIterable {
    /// Its author has not said anything yet.
    case proposed
    /// Its author asks for other words.
    case returned
    /// Its author does not want it published.
    case declined
    /// Its author has approved exactly these words.
    case approved
    /// Everybody can read it.
    case published
    /// Taken down, or replaced by another text.
    case withdrawn

    /// Says whether there are words.
    package var hasWords: Bool {
        switch self {
        case .proposed, .returned, .approved, .published: true
        case .declined, .withdrawn: false
        }
    }

    /// Says whether its author has approved it, and not ended that.
    package var isApproved: Bool { self == .approved || self == .published }

    /// Says whether a text that stands so can come to stand so.
    package func mayBecome(_ next: StoryState) -> Bool {
        switch (self, next) {
        case (.proposed, .returned), (.proposed, .declined), (.proposed, .approved),
            (.returned, .declined), (.returned, .approved), (.approved, .published):
            true
        case (_, .withdrawn): hasWords
        case (_, _): false
        }
    }
}
