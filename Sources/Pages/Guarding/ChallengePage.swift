/// What stands between a form that was sent and its storing: something to do that shows that the
/// sender is no program. Everything that was typed waits in the page.
package struct ChallengePage: Sendable {
    /// Where the form goes again, without what keeps on a language or frame.
    package var address: String
    /// Everything that was sent.
    package var carried: [(name: String, value: String)]
    package var challenge: String
    /// The calculation: so many numbers, each for a digest with so many zero bits at its head.
    package var rounds: Int
    package var bits: Int
    /// What is asked of whose browser does not calculate.
    package var question: PlainQuestion
    package var occasion: Occasion

    package init(
        address: String, carried: [(name: String, value: String)], challenge: String, rounds: Int,
        bits: Int, question: PlainQuestion, occasion: Occasion
    ) {
        (self.address, self.carried, self.challenge) = (address, carried, challenge)
        (self.rounds, self.bits, self.question) = (rounds, bits, question)
        self.occasion = occasion
    }

    /// Why the page is shown.
    package enum Occasion: Hashable, Sendable {
        case asked
        /// The answer was not the right one.
        case wrong
        /// The page was open for too long.
        case late
    }
}

extension PageRenderer {
    /// The page that asks to show that the sender is no program.
    package func challenge(_ page: ChallengePage) -> RenderedPage {
        let error = error(for: page.occasion)
        let problems = error.map { [(field: "guard-answer", message: $0)] } ?? []
        return self.page(
            "challenge", title: title(texts["guard.title"], hasErrors: error != nil),
            View([
                "address": page.address,
                "carried": page.carried.map { View(["name": $0.name, "value": $0.value]) },
                "challenge": page.challenge,
                "rounds": String(page.rounds),
                "bits": String(page.bits),
                "question": page.question.words(in: texts),
                "answerError": error,
                "errorSummary": errorSummary(problems, nothingLost: texts["guard.nothingLost"]),
            ]))
    }

    private func error(for occasion: ChallengePage.Occasion) -> String? {
        switch occasion {
        case .asked: nil
        case .wrong: texts["guard.wrong"]
        case .late: texts["guard.late"]
        }
    }
}
