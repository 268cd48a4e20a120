package import Values

extension Form {
    /// Reads a condition over all answers of the form, as it is written in a survey file, for example
    /// `diagnosis = lems and weight < 60`.
    package func condition(_ source: String) throws(ConditionFault) -> Condition {
        var scope = ConditionScope()
        scope.identifiers = items.map(\.identifier.text)
        for item in items { scope.add(item.identifier.text, item.kind) }
        do {
            return try ConditionChecker.check(source, in: scope)
        } catch {
            throw ConditionFault(source: source, error: error)
        }
    }
}

extension Condition {
    /// Says whether the condition holds for answers, which have one place for each item of the form.
    ///
    /// `day` is what `today` means.
    package func holds(for answers: [Answer?], on day: Day) -> Bool {
        ConditionEvaluator(answers: answers, today: day).holds(self)
    }
}

/// Says what is wrong with a condition that was typed at a command line, and where.
package struct ConditionFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The condition as it was typed.
    package let source: String
    /// What is wrong with it.
    package let problem: ConditionProblem
    /// Where that stands, as a character from 1.
    package let column: Int

    init(source: String, error: ConditionError) {
        self.source = source
        // Every question of a form that was read has a kind, so no fault follows from another one.
        problem = error.problem ?? .namesNoQuestion
        let characters = source.unicodeScalars.prefix(error.place ?? 0)
        let place = error.place.map { _ in String(String.UnicodeScalarView(characters)).count }
        column = 1 + (place ?? ConditionPlace.of(problem, in: source))
    }

    /// What is wrong, where, and what to do about it.
    package var description: String {
        let sentence = ConditionTexts.sentence(problem)
        return "column \(column): \(sentence); \(ConditionTexts.advice(problem))"
    }
}

/// Finds the word that a problem of names or types speaks of.
enum ConditionPlace {
    /// How many characters stand before it; 0 where no word of the condition is meant.
    static func of(_ problem: ConditionProblem, in source: String) -> Int {
        let words = words(of: problem)
        var start = source.startIndex
        for word in words {
            guard let range = range(of: word, in: source, from: start) else { return 0 }
            start = range
        }
        return source.distance(from: source.startIndex, to: start)
    }

    /// The words that lead to the place, each behind the one before.
    private static func words(of problem: ConditionProblem) -> [String] {
        switch problem {
        case .unknownQuestion(let name, _), .unknownFunction(let name, _), .notEarlier(let name),
            .notAQuestion(let name), .noRows(let name), .rowInCount(let name),
            .wrongCount(let name, _):
            [name]
        case .unknownCode(let code, let question, _): [question, code]
        case .unknownRow(let row, let question, _): [question, row]
        case .mismatch(_, _, let part): [leader(of: part)]
        case .expected(_, let found): [leader(of: found)]
        case .noOwnValue: ["it"]
        case .empty, .tooLong, .tooDeep, .strangeCharacter, .openText, .namesNoQuestion: []
        }
    }

    /// The first word of a part as a message shows it, which is longer than what was typed.
    private static func leader(of part: String) -> String {
        String(part.prefix { !" (….".contains($0) })
    }

    private static func range(
        of word: String, in source: String, from start: String.Index
    ) -> String.Index? {
        var rest = source[start...]
        while let found = rest.firstRange(of: word) {
            let before = source[..<found.lowerBound].last
            let after = source[found.upperBound...].first
            if !isPart(before) && !isPart(after) || !isPart(word.first) { return found.lowerBound }
            rest = source[found.upperBound...]
        }
        return nil
    }

    private static func isPart(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
}
