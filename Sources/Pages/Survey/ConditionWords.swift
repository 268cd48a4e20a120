import FormModel

/// Says in words when a question is to be answered, on pages that cannot hide it.
struct ConditionWords {
    let form: Form
    let texts: Catalogue

    /// "Only if you answered “CMS” to “Which condition is it?”."
    func only(_ condition: Condition) -> String {
        texts("condition.only", ["condition": words(condition)])
    }

    /// "This needs an answer if …"
    func required(_ condition: Condition) -> String {
        texts("condition.required", ["condition": words(condition)])
    }

    /// "Please choose only among what you chose for “Which of these?”."
    func offered(_ offer: Condition) -> String? {
        offer.test.items.first.map { texts("condition.offered", ["question": question($0)]) }
    }

    /// Arithmetic would be longer in words than in the head: there it is said that the earlier
    /// answers decide.
    private func words(_ condition: Condition) -> String {
        clause(condition.test) ?? texts["condition.complex"]
    }

    private func clause(_ test: Condition.Test) -> String? {
        switch test {
        case .all(let tests): joined(tests, "condition.both")
        case .any(let tests): joined(tests, "condition.either")
        case .not(let test): negated(test)
        case .answered(let item): answered(item, "condition.answered")
        case .isYes(let item, let value): isYes(item, value)
        case .chosen(let item, let choices): chosen(item, choices, "condition.answeredWith")
        case .has(let item, let choice): chosen(item, [choice], "condition.answeredWith")
        case .rowAnswered(let item, let row): about(item, row: row, "condition.answered")
        case .rowChosen(let item, let row, let choices):
            chosen(item, row: row, choices, "condition.answeredWith")
        case .isText(let item, let text):
            about(item, "condition.answeredWith", answer: quoted(text))
        case .compare(.item(let item), let comparison, .constant(let number)):
            // A score is never seen, so nobody knows what it is called.
            form.items[item].kind.isScore ? nil : compared(item, comparison, number)
        case .compare, .isOneOf, .compareDates: nil
        }
    }

    private func negated(_ test: Condition.Test) -> String? {
        switch test {
        case .answered(let item): answered(item, "condition.notAnswered")
        case .isYes(let item, let value): isYes(item, !value)
        case .chosen(let item, let choices): chosen(item, choices, "condition.notAnsweredWith")
        case .has(let item, let choice): chosen(item, [choice], "condition.notAnsweredWith")
        case .rowAnswered(let item, let row): about(item, row: row, "condition.notAnswered")
        case .rowChosen(let item, let row, let choices):
            chosen(item, row: row, choices, "condition.notAnsweredWith")
        case .isText(let item, let text):
            about(item, "condition.notAnsweredWith", answer: quoted(text))
        case .all, .any, .not, .compare, .isOneOf, .compareDates: nil
        }
    }

    private func answered(_ item: Int, _ key: String) -> String? {
        form.items[item].kind.isScore ? nil : about(item, key)
    }

    private func isYes(_ item: Int, _ value: Bool) -> String {
        if case .consent = form.items[item].kind {
            return about(item, value ? "condition.ticked" : "condition.notTicked")
        }
        let answer = quoted(value ? texts["survey.yes"] : texts["survey.no"])
        return about(item, "condition.answeredWith", answer: answer)
    }

    private func chosen(
        _ item: Int, row: Int? = nil, _ choices: [Int], _ key: String
    ) -> String? {
        let offered = form.items[item].kind.choices
        let answers = choices.map { quoted(offered[$0].text) }
        return list(answers, "condition.listOr").map { about(item, row: row, key, answer: $0) }
    }

    private func compared(
        _ item: Int, _ comparison: Condition.Comparison, _ number: Double
    ) -> String {
        // Numbers of conditions are written with few digits, which `Double` gives back as they were.
        let whole = Int(exactly: number).map(String.init) ?? String(number)
        return texts(
            "condition.number",
            [
                "question": question(item), "comparison": texts[comparison.key],
                "number": texts.number(whole),
            ])
    }

    private func about(
        _ item: Int, row: Int? = nil, _ key: String, answer: String = ""
    ) -> String {
        texts(key, ["answer": answer, "question": question(item, row: row)])
    }

    private func joined(_ tests: [Condition.Test], _ key: String) -> String? {
        let clauses = tests.compactMap(clause)
        return clauses.count == tests.count ? list(clauses, key) : nil
    }

    private func list(_ parts: [String], _ key: String) -> String? {
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) { texts(key, ["first": $0, "second": $1]) }
    }

    private func question(_ item: Int, row: Int? = nil) -> String {
        let item = form.items[item]
        guard let row, case .grid(let grid) = item.kind else { return quoted(item.text) }
        return quoted(
            texts("condition.row", ["question": item.text, "row": grid.rows[row].text]))
    }

    private func quoted(_ text: String) -> String { texts("condition.quoted", ["text": text]) }
}

extension Condition.Comparison {
    fileprivate var key: String {
        switch self {
        case .equal: "condition.equal"
        case .unequal: "condition.unequal"
        case .less: "condition.less"
        case .lessOrEqual: "condition.lessOrEqual"
        case .greater: "condition.greater"
        case .greaterOrEqual: "condition.greaterOrEqual"
        }
    }
}
