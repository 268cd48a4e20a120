package import FormModel

/// An answer that people are counted by.
package enum ShownCategory: Hashable, Sendable {
    /// An answer in the form's words.
    case words(Wording)
    case yes
    case no
    /// The question was left out.
    case skipped
    /// The question was not asked.
    case notShown
    /// A number of a scale, with what the form says where it stands.
    case number(FixedDecimal, meaning: Wording?)
    /// A range of numbers, with the unit, or what the form calls the range.
    case numbers(NumberBin, unit: String?, label: Wording?)
    /// A range of years, which are counted whole.
    case years(NumberBin)
}

extension ShownCategory {
    /// The answer in the words of the form or of the interface.
    func wording(_ texts: Catalogue) -> Wording {
        switch self {
        case .words(let words): words
        case .yes: Wording(texts["survey.yes"])
        case .no: Wording(texts["survey.no"])
        case .skipped: Wording(texts["results.skipped"])
        case .notShown: Wording(texts["results.notShown"])
        case .number(let number, nil): Wording(texts.number(number))
        case .number(let number, let meaning?):
            Wording(
                texts("receipt.band", ["number": texts.number(number), "band": meaning.text]),
                language: meaning.language)
        case .numbers(let bin, let unit, nil): Wording(texts.numbers(bin, unit: unit))
        case .numbers(let bin, let unit, let label?):
            Wording(
                texts(
                    "receipt.band",
                    ["number": label.text, "band": texts.numbers(bin, unit: unit)]),
                language: label.language)
        case .years(let bin): Wording(texts.years(bin))
        }
    }
}

extension Catalogue {
    fileprivate func numbers(_ bin: NumberBin, unit: String?) -> String {
        guard let unit else { return numbers(bin) }
        return self("receipt.measure", ["number": numbers(bin), "unit": unit])
    }

    private func numbers(_ bin: NumberBin) -> String {
        switch (bin.lower.map(number), bin.upper.map(number)) {
        case (nil, nil): self["results.anyNumber"]
        case (nil, let upper?): self("results.numbersUnder", ["upper": upper])
        case (let lower?, nil): self("results.numbersFrom", ["lower": lower])
        case (let lower?, let upper?):
            bin.includesUpper
                ? self("results.range", ["lower": lower, "upper": upper])
                : self("results.numbersBetween", ["lower": lower, "upper": upper])
        }
    }

    fileprivate func years(_ bin: NumberBin) -> String {
        switch (bin.lower.map(number), bin.lastYear.map { "\($0)" }) {
        case (nil, nil): self["results.anyNumber"]
        case (nil, let last?): self("results.yearsUntil", ["last": last])
        case (let first?, nil): self("results.yearsFrom", ["first": first])
        case (let first?, let last?):
            first == last ? first : self("results.range", ["lower": first, "upper": last])
        }
    }
}

extension NumberBin {
    /// The last year of a range of years: years are whole.
    fileprivate var lastYear: Int? {
        upper.map { Int($0.double) - (includesUpper ? 0 : 1) }
    }
}
