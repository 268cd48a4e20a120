import Values

extension Form {
    /// The answers as `{"item":value,…}` with the names in the order of RFC 8785.
    func canonicalJSON(of answers: [Answer?]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(32 * items.count)
        output.append(UInt8(ascii: "{"))
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

    private func read(_ stored: inout [String: JSONInput]) throws(StoredAnswersError)
        -> StoredAnswers
    {
        var walk = FormWalk(self)
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
