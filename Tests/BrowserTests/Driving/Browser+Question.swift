extension Browser {
    private static let words = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ]

    /// What the question on the page asks for.
    func answerToPlainQuestion() throws -> String {
        let question = try text("label[for=guard-answer]")
        let numbers = question.split(whereSeparator: { !$0.isLetter })
            .compactMap { Self.words.firstIndex(of: String($0)).map { $0 + 2 } }
        if question.hasPrefix("Which") { return String((numbers.first ?? 0) + 1) }
        let asked = question.contains("these two") ? numbers.dropFirst() : numbers[...]
        return asked.map(String.init).joined()
    }
}
