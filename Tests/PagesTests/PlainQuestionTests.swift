import Testing

@testable import Pages

@Suite struct PlainQuestionTests {
    @Test(
        arguments: [
            (PlainQuestion.digits(7), "7", true), (.digits(7), " 7. ", true),
            (.digits(7), "٧", true), (.digits(7), "seven", false), (.digits(7), "", false),
            (.digits(7), "77", false), (.next(9), "10", true), (.next(9), "9", false),
            (.both(4, 9), "49", true), (.both(4, 9), "4 and 9", true), (.both(4, 9), "4, ۹", true),
            (.both(4, 9), "94", false), (.both(4, 9), "4", false),
        ])
    func `an answer is read in any digits`(
        question: PlainQuestion, typed: String, isRight: Bool
    ) {
        #expect(question.isAnswered(by: typed) == isRight)
    }

    @Test func `every number leads to a question, and all kinds are asked`() {
        let all = Set((UInt32(0)..<400).map(PlainQuestion.init))
        #expect(all.count == 8 + 8 + 64)
        _ = PlainQuestion(number: .max)
    }

    @Test(arguments: Samples.languages)
    func `every question has words of its own in each language`(language: String) throws {
        let texts = try Samples.renderer(language).texts
        let all = Set((UInt32(0)..<400).map(PlainQuestion.init))
        let words = Set(all.map { $0.words(in: texts) })
        #expect(words.count == all.count)
        #expect(words.allSatisfy { !$0.contains("{") && !$0.contains(/[0-9]/) })
    }
}
