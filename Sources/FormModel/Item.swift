package import Values

/// A question, a consent or a text in a form.
///
/// A class for the same reason as ``Form``: a submission's check touches every item.
package final class Item: Sendable {
    /// The item's position in ``Form/items``.
    package let index: Int
    /// The name of the item within the form and of its field.
    package let identifier: ItemIdentifier
    /// The question itself, as participants read it.
    package let text: String
    /// What the item is.
    package let kind: ItemKind
    /// A help for answering.
    package let hint: String?
    /// When the item is shown, apart from its section's own condition; nil means always.
    package let show: Condition?
    /// What an earlier answer must hold, so that there is something to choose from; the item is
    /// shown only then.
    package let offer: Condition?
    /// True when the item is shown under a condition of its own.
    let isConditional: Bool
    /// When an answer is needed.
    package let requirement: Requirement
    /// A rule that an answer must fulfil beyond its kind's own.
    package let check: AnswerRule?
    /// The special category that the answer belongs to.
    package let sensitivity: Sensitivity
    /// True when the answer can name a person and so never leaves in an export for research.
    package let identifies: Bool
    /// What the answer may be used for, in the form's order of purposes; empty for none declared.
    /// A consent has none: it asks for its purpose and is not under it.
    package let purposes: [PurposeIdentifier]
    /// Codes in terminologies, written as `system:code`, for example `loinc:29463-7`.
    package let codes: [String]
    /// What stands in the item's field before a person has answered; empty for nothing.
    package let preset: [String]
    /// The position of the item's section in ``Form/sections``.
    package let section: Int

    init(
        index: Int, section: Int, identifier: ItemIdentifier, text: String, kind: ItemKind,
        hint: String?, show: Condition?, requirement: Requirement, check: AnswerRule?,
        sensitivity: Sensitivity, identifies: Bool, purposes: [PurposeIdentifier], codes: [String],
        preset: [String]
    ) {
        (self.index, self.section, self.identifier) = (index, section, identifier)
        (self.text, self.kind, self.hint) = (text, kind, hint)
        offer = kind.offer
        isConditional = show != nil || offer != nil
        (self.show, self.requirement, self.check) = (show, requirement, check)
        (self.sensitivity, self.identifies) = (sensitivity, identifies)
        (self.purposes, self.codes, self.preset) = (purposes, codes, preset)
    }
}

extension Item {
    /// The purpose under which the answer may be published by itself; nil for most.
    package var publication: PurposeIdentifier? {
        guard case .story(let story) = kind else { return nil }
        return story.publication
    }
}

/// Says when a question must be answered.
package enum Requirement: Sendable {
    case never
    case always
    case when(Condition)
}

/// A rule on one answer, with the words that a person reads when it is broken.
package struct AnswerRule: Sendable {
    /// The rule; `it` in it stands for the answer.
    package let condition: Condition
    /// What a person reads when the rule is broken, in the form's words.
    package let message: String?
}
