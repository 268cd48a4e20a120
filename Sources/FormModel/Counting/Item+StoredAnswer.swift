extension Item {
    /// An answer to this item by itself, as it stands in ``Submission/canonicalAnswers``.
    package func canonicalJSON(of answer: Answer) -> [UInt8] {
        var output: [UInt8] = []
        kind.append(answer, to: &output)
        return output
    }

    /// Reads what ``canonicalJSON(of:)`` wrote.
    package func answer(
        fromCanonicalJSON bytes: [UInt8]
    ) throws(StoredAnswersError) -> Answer {
        guard let value = try? JSONInput(parsing: bytes),
            let answer = kind.rules.answer(from: value)
        else { throw .notAnAnswer(identifier) }
        return answer
    }
}

extension Form {
    /// The places in ``cells`` that an item counts in, which was shown and perhaps answered.
    package func countCells(of item: Item, answeredBy answer: Answer?) -> [Int] {
        var cells: [Int] = []
        cellTable.append(item, answer, to: &cells)
        return cells
    }
}
