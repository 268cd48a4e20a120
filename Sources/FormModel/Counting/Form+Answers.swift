import Values

extension Form {
    /// The name under which the day of the check is kept with answers; no identifier has an @.
    static let dayName = "@today"

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
        let stored = try AnswerReader(self).read(canonical)
        // Any day will do where none is kept.
        guard let today = dependsOnDay ? stored.today : Day(number: 0) else { throw .noDay }
        var walk = FormWalk(self, today: today)
        var taken = 0
        for item in items where walk.isShown(item) {
            let answer = stored.answers[item.index]
            if answer != nil { taken += 1 }
            walk.take(answer, to: item)
        }
        guard taken == stored.count else {
            throw .answersWithoutQuestion(count: stored.count - taken)
        }
        return StoredAnswers(walk)
    }

    /// The places in ``cells`` that the stored answers were counted in, to take them off again.
    package func cells(ofCanonicalAnswers canonical: [UInt8]) throws(StoredAnswersError) -> [Int] {
        try storedAnswers(canonical).countCells
    }

    /// The places in ``cells`` that an answer to an item counts in.
    package func cells(counting answer: Answer, to item: Item) -> [Int] {
        var cells: [Int] = []
        cellTable.append(item, answer, to: &cells)
        return cells
    }
}
