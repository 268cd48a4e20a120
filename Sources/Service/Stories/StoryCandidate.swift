package import FormModel
package import Store
package import Values

/// An answer that may be published by itself: to a `story` question with `publish`, of a person whose
/// consent to that purpose stands.
package struct StoryCandidate: Sendable {
    /// The response with its consents.
    package let response: StoredResponse
    package let item: Item
    package let purpose: PurposeIdentifier
    /// What the person wrote.
    package let text: String
    /// The texts that were made of it, oldest first.
    package let texts: [StoredStory]

    /// What operators call it: the response's beginning of its random subject, and the question.
    package var reference: StoryReference {
        StoryReference(response: StoryReference.name(of: response.subject), item: item.identifier)
    }

    /// The text that is in work: proposed, returned or approved.
    package var inWork: StoredStory? {
        texts.last { $0.state.hasWords && $0.state != .published }
    }

    /// The text that everybody can read.
    package var inPublic: StoredStory? { texts.last { $0.state == .published } }
}

/// What an operator calls the answer of a person, for example `k7m2p9qd/story`.
package struct StoryReference: Hashable, Sendable, CustomStringConvertible {
    /// How many of Crockford's letters name a response, five bits each.
    private static let length = 8

    /// The response, in letters of its random subject; they lead nowhere else.
    package let response: String
    package let item: ItemIdentifier

    init(response: String, item: ItemIdentifier) {
        (self.response, self.item) = (response, item)
    }

    /// Nil for a text that is not written so.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let values = CrockfordBase32.decode(parts[0]),
            values.count == Self.length, let item = ItemIdentifier(String(parts[1]))
        else { return nil }
        self.init(response: CrockfordBase32.encode(values).lowercased(), item: item)
    }

    static func name(of subject: [UInt8]) -> String {
        let bits = subject.prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let values = (0..<length).map { UInt8(truncatingIfNeeded: bits >> (35 - 5 * $0)) & 31 }
        return CrockfordBase32.encode(values).lowercased()
    }

    package var description: String { "\(response)/\(item)" }
}
