/// What a person answered to one item, after the check.
package enum Answer: Hashable, Sendable {
    /// A consent, given or refused.
    case consent(Bool)
    /// One choice of `one` or `dropdown`.
    case choice(ChosenOption)
    /// The choices of `many`, in the form's order; never empty.
    case choices([ChosenOption])
    case yesNo(Bool)
    /// A text or a story; never empty.
    case text(String)
    case number(FixedDecimal)
    case rating(Int)
    /// The choices of `grid` by row, as positions; nil where a row has no answer, but never in all.
    case rows([Int?])
    /// The choices of `rank` from the first place on, as positions; never empty.
    case ranking([Int])
    case date(PartialDate)
}

/// A choice that a person took, as its position in the question's choices.
package struct ChosenOption: Hashable, Sendable {
    /// The position of the choice.
    package let index: Int
    /// What the person wrote beside the choice, where it has a text field.
    package let writeIn: String?

    /// A choice without anything written beside it.
    package init(index: Int) { self.init(index: index, writeIn: nil) }

    init(index: Int, writeIn: String?) { (self.index, self.writeIn) = (index, writeIn) }
}
