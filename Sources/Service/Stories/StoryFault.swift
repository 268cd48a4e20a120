package import Consent
package import Store
package import Values

/// Why nothing was done about a story.
package enum StoryFault: Error, Hashable, Sendable {
    /// Nothing stands under that reference, or the consent to publishing does not stand any more.
    case noCandidate(String)
    case unknownText(String)
    case faultyWords(StoryWords.Fault)
    /// These very words wait for the author already.
    case proposedAlready(StoryName)
    /// Words of the same story are approved and wait for their publication.
    case approvedAlready(StoryName)
    case standsOtherwise(StoryName, StoryState)
    /// What the author approved is not the digest of the words that are kept.
    case otherWords(StoryName)
    /// Somebody decided about it at this very moment.
    case changedMeanwhile
}

extension StoryFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noCandidate(let name):
            "there is no story ‘\(name)’, or its author does not consent to publishing any more; "
                + "see: recount story list"
        case .unknownText(let name): "there is no text ‘\(name)’; see: recount story list"
        case .faultyWords(let fault): "these words cannot be a story: \(fault)"
        case .proposedAlready(let name):
            "‘\(name)’ has these very words and waits for its author; nothing was done"
        case .approvedAlready(let name):
            "‘\(name)’ of the same story is approved; publish it, or withdraw it first"
        case .standsOtherwise(let name, let state):
            "‘\(name)’ is \(state.rawValue); see what can be done: recount story --help"
        case .otherWords(let name):
            "the author of ‘\(name)’ did not approve exactly these words; it stays unpublished; "
                + "propose it anew"
        case .changedMeanwhile:
            "the author decided about it at this moment; look at it again: recount story list"
        }
    }
}
