/// One of the answers that a choice question offers.
package struct Choice: Sendable {
    /// A lower-case word or a whole number; never reused for another meaning.
    package let code: String
    /// The choice as participants read it.
    package let text: String
    /// The label of the text field that opens beside this choice, where it has one.
    package let write: String?
    /// True when this choice excludes all others.
    package let alone: Bool
    /// What the choice counts in a score.
    package let score: FixedDecimal?
    /// When the choice is offered; nil means always.
    package let show: Condition?
    /// True when the choice keeps its place in a shuffled list.
    package let fixed: Bool

    init(
        code: String, text: String, write: String? = nil, alone: Bool = false,
        score: FixedDecimal? = nil, show: Condition? = nil, fixed: Bool = false
    ) {
        (self.code, self.text, self.write) = (code, text, write)
        (self.alone, self.score, self.show, self.fixed) = (alone, score, show, fixed)
    }
}

extension [Choice] {
    /// What each choice counts: its score, where one of them has one, or else its code, where all
    /// codes are whole numbers. Nil when the choices are no numbers.
    package var numbers: [Double?]? {
        if contains(where: { $0.score != nil }) { return map(\.score?.double) }
        let codes = compactMap { FixedDecimal($0.code)?.double }
        return codes.count == count ? codes : nil
    }
}
