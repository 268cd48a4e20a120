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
        try AnswerSelection(self).read(canonical)
    }

    /// The places in ``cells`` that the stored answers were counted in, to take them off again.
    package func cells(ofCanonicalAnswers canonical: [UInt8]) throws(StoredAnswersError) -> [Int] {
        try storedAnswers(canonical).countCells
    }

    /// Calls `body` with each of the places in ``cells`` that the answer to an item itself counts in, apart
    /// from those of all who were shown the item or answered it.
    package func forEachCell(counting answer: Answer, to item: Item, _ body: (Int) -> Void) {
        cellTable.forEachCell(counting: answer, to: item, body)
    }
}
