import Values

extension Form {
    /// The name under which the day of the check is kept with answers; no identifier has an @.
    private static let dayName = "@today"

    /// The answers as `{"item":value,…}` with the names in the order of RFC 8785.
    ///
    /// Where it depends on the day what is shown, that stands first, to read the answers back alike.
    func canonicalJSON(of answers: [Answer?], on today: Day) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(32 * items.count)
        output.append(UInt8(ascii: "{"))
        if dependsOnDay { output.append(contentsOf: "\"\(Self.dayName)\":\"\(today)\"".utf8) }
        for index in itemsByName {
            guard let answer = answers[index] else { continue }
            if output.count > 1 { output.append(UInt8(ascii: ",")) }
            output.append(contentsOf: answerKeys[index])
            items[index].kind.append(answer, to: &output)
        }
        output.append(UInt8(ascii: "}"))
        return output
    }

    /// Reads answers that ``Submission/canonicalAnswers`` wrote for this form version.
    package func storedAnswers(_ canonical: [UInt8]) throws(StoredAnswersError) -> StoredAnswers {
        guard let stored = try? JSONInput(parsing: canonical), case .object(let members) = stored
        else { throw .notAnObject }
        var answers: [String: JSONInput] = [:]
        for member in members { answers[member.name] = member.value }
        return try read(&answers)
    }

    private func day(_ stored: inout [String: JSONInput]) throws(StoredAnswersError) -> Day {
        // Any day will do where none is kept.
        guard dependsOnDay else { return Day(number: 0) }
        guard case .string(let text) = stored.removeValue(forKey: Self.dayName),
            let day = Day(text)
        else { throw .noDay }
        return day
    }

    private func read(_ stored: inout [String: JSONInput]) throws(StoredAnswersError)
        -> StoredAnswers
    {
        var walk = FormWalk(self, today: try day(&stored))
        for item in items where walk.isShown(item) {
            let value = stored.removeValue(forKey: item.identifier.text)
            guard let value else {
                walk.take(nil, to: item)
                continue
            }
            guard let answer = item.kind.rules.answer(from: value) else {
                throw .notAnAnswer(item.identifier)
            }
            walk.take(answer, to: item)
        }
        guard stored.isEmpty else { throw .answersWithoutQuestion(count: stored.count) }
        return StoredAnswers(walk)
    }

    /// The places in ``cells`` that the stored answers were counted in, to take them off again.
    package func cells(ofCanonicalAnswers canonical: [UInt8]) throws(StoredAnswersError) -> [Int] {
        try storedAnswers(canonical).countCells
    }
}
