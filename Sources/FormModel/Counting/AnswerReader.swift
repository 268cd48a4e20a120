package import Values

/// Reads answers back from their canonical JSON: its members stand in the order of their names, so that
/// one pass finds them all.
package struct AnswerReader: Sendable {
    /// What stood there.
    package struct Stored: Sendable {
        /// The answers that were wanted, by the positions of their items.
        package fileprivate(set) var answers: [Answer?]
        /// The day of the check, where it depends on it what was shown.
        package fileprivate(set) var today: Day?
        /// How many answers that makes.
        package fileprivate(set) var count = 0
    }

    private static let dayKey = Array("\"\(Form.dayName)\":".utf8)

    private let form: Form
    /// Says of each item whether its answer is wanted.
    private let isWanted: [Bool]

    /// A reader of the answers of `form` to these items, or to all.
    package init(_ form: Form, items wanted: (Item) -> Bool = { _ in true }) {
        self.form = form
        isWanted = form.items.map(wanted)
    }

    /// Reads the answers that are wanted.
    package func read(_ canonical: [UInt8]) throws(StoredAnswersError) -> Stored {
        var parser = JSONInputParser(bytes: canonical)
        guard parser.skip("{") else { throw .notAnObject }
        var stored = Stored(answers: Array(repeating: nil, count: form.items.count))
        guard !parser.skip("}") else { return stored }
        if parser.skip(Self.dayKey) {
            guard let day = try? parser.value().day else { throw .noDay }
            stored.today = day
            guard parser.skip(",") else { return try ended(parser, stored) }
        }
        try readMembers(&parser, into: &stored)
        return try ended(parser, stored)
    }

    private func readMembers(
        _ parser: inout JSONInputParser, into stored: inout Stored
    ) throws(StoredAnswersError) {
        for index in form.itemsByName where parser.skip(form.answerKeys[index]) {
            try readValue(of: index, &parser, into: &stored)
            guard parser.skip(",") else { return }
        }
        throw .answersWithoutQuestion(count: 1)
    }

    private func readValue(
        of index: Int, _ parser: inout JSONInputParser, into stored: inout Stored
    ) throws(StoredAnswersError) {
        let item = form.items[index]
        guard isWanted[index] else {
            guard (try? parser.skipValue()) != nil else { throw .notAnObject }
            return
        }
        guard let value = try? parser.value() else { throw .notAnObject }
        guard let answer = item.kind.rules.answer(from: value) else {
            throw .notAnAnswer(item.identifier)
        }
        stored.answers[index] = answer
        stored.count += 1
    }

    private func ended(
        _ parser: JSONInputParser, _ stored: Stored
    ) throws(StoredAnswersError) -> Stored {
        var parser = parser
        guard parser.skip("}"), parser.isAtEnd else { throw .notAnObject }
        return stored
    }
}

extension JSONInput {
    fileprivate var day: Day? {
        guard case .string(let text) = self else { return nil }
        return Day(text)
    }
}
