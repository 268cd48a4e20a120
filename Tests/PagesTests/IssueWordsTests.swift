import FormModel
import Testing

@testable import Pages

@Suite struct IssueWordsTests {
    private static let faults: [FormModel.Issue.Fault] = [
        .missing, .consentNeeded, .severalAnswers, .unknownChoice, .choiceNotOffered,
        .aloneWithOthers(choice: "None"), .tooFewChoices(least: 2), .tooManyChoices(most: 3),
        .notYesOrNo, .controlCharacter, .tooShort(limit: 3, count: 1),
        .tooLong(limit: 3, count: 9), .notANumber(unit: nil), .notANumber(unit: "kg"),
        .tooManyDecimals(most: 0), .tooManyDecimals(most: 1), .tooManyDecimals(most: 2),
        .tooSmall(least: FixedDecimal(mantissa: 5, decimals: 1)),
        .tooLarge(most: FixedDecimal(mantissa: 5, decimals: 0)), .notARating(least: 1, most: 5),
        .notAStep(
            FixedDecimal(mantissa: 5, decimals: 1), from: FixedDecimal(mantissa: 0, decimals: 0)),
        .notADate(.day), .notADate(.month), .notADate(.year), .notADatePart(.day),
        .notADatePart(.month), .datePartMissing(.day), .datePartMissing(.month),
        .datePartMissing(.year), .noSuchDay, .tooEarly(least: .today), .tooLate(most: .today),
        .tooEarly(least: limit), .tooLate(most: limit),
        .ruleBroken(message: nil), .ruleBroken(message: "Own words."), .unknownField,
    ]

    private static let limit = DateLimit.date(PartialDate(Samples.today))

    @Test(arguments: Samples.languages)
    func `every fault has a sentence of its own, with its facts`(language: String) throws {
        let words = IssueWords(texts: try Samples.renderer(language).texts)
        let sentences = Self.faults.map(words.sentence)
        #expect(sentences.allSatisfy { $0.hasSuffix(".") && !$0.contains("{") })
        #expect(Set(sentences).count == sentences.count)
    }

    @Test(arguments: [
        (
            FormModel.Issue.Fault.tooShort(limit: 3, count: 1),
            "Please write at least 3 characters. There is 1 now."
        ),
        (.tooLong(limit: 1, count: 9), "Please shorten this to 1 character. There are 9 now."),
        (.tooSmall(least: FixedDecimal(mantissa: 25, decimals: 1)), "Please enter 2.5 or more."),
        (.ruleBroken(message: "Own words."), "Own words."),
        (.tooLate(most: limit), "Please enter 23 November 2026 or an earlier date."),
    ])
    func `a sentence names what to mend`(fault: FormModel.Issue.Fault, sentence: String) throws {
        #expect(IssueWords(texts: try Samples.renderer().texts).sentence(fault) == sentence)
    }
}
