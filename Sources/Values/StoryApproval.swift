/// The names of the consents by which authors approve the exact words of a story.
///
/// Each text that a person was shown for approval has a number of its own, from 1, so that each is
/// approved, refused and withdrawn by itself. The same numbers for everybody, so that no public line of
/// the ledger leads to a story.
package enum StoryApproval {
    private static let prefix = "story_words_"

    /// The purpose that the approval of a person's text of that number is a consent to.
    package static func purpose(_ number: Int) -> PurposeIdentifier {
        guard number > 0, let purpose = PurposeIdentifier("\(prefix)\(number)") else {
            preconditionFailure("texts are counted from 1")
        }
        return purpose
    }

    /// Says whether a purpose is the approval of a text, which no form can ask for.
    package static func isNamed(_ purpose: PurposeIdentifier) -> Bool {
        purpose.text.hasPrefix(prefix)
    }

    /// The number of the text that a purpose approves; nil for any other purpose.
    package static func number(_ purpose: PurposeIdentifier) -> Int? {
        isNamed(purpose) ? Int(purpose.text.dropFirst(prefix.count)) : nil
    }
}
