import FormModel
import Values

extension VersionTally {
    /// Counts the responses of a section that the filters take, and says which those are.
    ///
    /// Whoever answered alike is counted together: each different answer is looked at once.
    mutating func add(_ section: AnswerSection) throws(AnswerSheetError) -> [Bool] {
        let taken = try taken(of: section)
        count(responses: taken.count { $0 })
        let languages = try section.languages()
        for item in reading.counted { try count(item, of: section, languages, taken) }
        for pair in crosses.indices { try cross(pair, of: section, taken) }
        return taken
    }

    /// For each response whether the filters take it.
    private func taken(of section: AnswerSection) throws(AnswerSheetError) -> [Bool] {
        guard !reading.takesAll else { return Array(repeating: true, count: section.responses) }
        let columns = try reading.sifted.map { item throws(AnswerSheetError) in
            (item: item, answers: try section.answers(to: item))
        }
        let days = reading.mentionsToday ? try section.days() : nil
        var groups = ResponseGroups(section.responses)
        for column in columns { groups.part(by: column.answers.numbers) }
        if let days { groups.part(by: days.numbers) }
        var answers: [Answer?] = Array(repeating: nil, count: form.items.count)
        let areTaken = groups.examples.map { example in
            for column in columns {
                answers[column.item.index] = column.answers.value(ofResponse: example)
            }
            // Any day will do where none is asked for.
            let day = days?.value(ofResponse: example) ?? Day(number: 0)
            return reading.takes(answers, on: day)
        }
        return groups.places.map { areTaken[$0] }
    }

    private mutating func count(
        _ item: Item, of section: AnswerSection, _ languages: ReadColumn<LanguageTag>,
        _ taken: [Bool]
    ) throws(AnswerSheetError) {
        let answers = try section.answers(to: item)
        var groups = ResponseGroups(section.responses)
        groups.part(by: answers.numbers)
        if item.kind.holdsTexts { groups.part(by: languages.numbers) }
        for (example, times) in zip(groups.examples, groups.counts(of: taken)) where times > 0 {
            guard answers.numbers[example] != AnswerColumn.notShown else { continue }
            let answer = answers.value(ofResponse: example)
            count(item, answer, times: times)
            guard let answer, let language = languages.value(ofResponse: example) else { continue }
            collect(answer, item, language, times: times)
        }
    }

    private mutating func cross(
        _ pair: Int, of section: AnswerSection, _ taken: [Bool]
    ) throws(AnswerSheetError) {
        guard let rows = crosses[pair].rows.own, let columns = crosses[pair].columns.own else {
            return
        }
        let (rowAnswers, columnAnswers) = (
            try section.answers(to: rows), try section.answers(to: columns)
        )
        var groups = ResponseGroups(section.responses)
        groups.part(by: rowAnswers.numbers)
        groups.part(by: columnAnswers.numbers)
        for (example, times) in zip(groups.examples, groups.counts(of: taken)) where times > 0 {
            cross(pair, times: times) { item in
                (item === rows ? rowAnswers : columnAnswers).value(ofResponse: example)
            }
        }
    }
}

extension ReadColumn where Value: Hashable {
    /// How many of the responses that are taken have which value.
    func counts(of taken: [Bool]) -> [Value: Int] {
        var groups = ResponseGroups(numbers.count)
        groups.part(by: numbers)
        return zip(groups.examples, groups.counts(of: taken)).reduce(into: [:]) { counts, group in
            guard group.1 > 0, let value = value(ofResponse: group.0) else { return }
            counts[value, default: 0] += group.1
        }
    }
}

extension ItemKind {
    /// True where answers hold texts, of which the language is told too.
    fileprivate var holdsTexts: Bool {
        isFreeText || choices.contains { $0.write != nil }
    }
}
