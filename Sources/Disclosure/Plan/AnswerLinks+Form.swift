import FormModel

extension AnswerLinks {
    /// The links that a form's conditions, scores and consents make between planned questions.
    ///
    /// An answer is free among those on which no question that matters depends otherwise; any other
    /// comes from somebody who gave it, with all that hangs together with it. So does not being asked.
    ///
    /// Where a category alone does not tell what depends on it, as with numbers that are compared, scores
    /// and their parts, and limits on options, it is free: bound to each other, such answers are hardly
    /// ever found open. So is leaving a question out that has to be answered, which nobody does.
    init(_ questions: [PlannedQuestion], of form: Form) {
        let reader = LinkReader(form, questions)
        let free = questions.map(reader.free)
        self.init(groups: reader.groups(free), free: free)
    }
}

/// Reads the links of a form.
private struct LinkReader {
    let form: Form
    let questions: [PlannedQuestion]
    /// The items whose answers matter to a planned question, by position.
    private let matter: Set<Int>
    /// By an item's position the statements about its answer that something that matters depends on.
    private let statements: [Int: [Condition.Test]]

    init(_ form: Form, _ questions: [PlannedQuestion]) {
        (self.form, self.questions) = (form, questions)
        let planned = questions.compactMap { form.item($0.item)?.index }
        let matter = form.dependence(behind: Set(planned))
        let items = form.items.filter { matter.contains($0.index) }
        self.matter = matter
        statements = items.flatMap(form.conditions).flatMap(\.test.statements)
            .reduce(into: [:]) { found, statement in
                for item in Set(statement.items) { found[item, default: []].append(statement) }
            }
    }

    // MARK: - What is free

    /// The largest set of categories, as bits, among which nothing else depends on the answer.
    func free(_ question: PlannedQuestion) -> UInt64 {
        let item = form.item(question.item)?.index ?? 0
        let statements = statements[item] ?? []
        var sets: [[Bool?]: UInt64] = [:]
        for category in 0...question.answerCount {
            let effect = statements.map { truth(of: $0, category, question) }
            sets[effect, default: 0] |= 1 << UInt64(category)
        }
        // Of sets of one size the one with the first category.
        return sets.values.max {
            ($0.nonzeroBitCount, $1.trailingZeroBitCount)
                < ($1.nonzeroBitCount, $0.trailingZeroBitCount)
        } ?? 0
    }

    /// Says whether a statement holds for the category; nil where the category alone does not tell.
    private func truth(
        of statement: Condition.Test, _ category: Int, _ question: PlannedQuestion
    ) -> Bool? {
        let isAnswer = category < question.answerCount
        switch statement {
        case .answered: return question.isPart ? nil : isAnswer
        case .chosen(_, let choices): return isAnswer && choices.contains(category)
        case .isYes(_, let yes): return isAnswer && (category == 0) == yes
        case .has(_, let choice):
            return question.sorting == .option(choice) && isAnswer && category == 0
        case .rowChosen(_, let row, let choices):
            return question.sorting == .row(row) && isAnswer && choices.contains(category)
        case .rowAnswered(_, let row): return question.sorting == .row(row) && isAnswer
        // Numbers, dates and texts are compared more finely than they are counted.
        case .compare, .isOneOf, .compareDates, .isText: return nil
        case .all, .any, .not:
            preconditionFailure("A statement is not put together from others.")
        }
    }

    // MARK: - What hangs together

    /// The number of each question's group.
    func groups(_ free: [UInt64]) -> [Int] {
        var roots = Array(form.items.indices)
        func root(_ item: Int) -> Int {
            var item = item
            while roots[item] != item { item = roots[item] }
            return item
        }
        for item in matter {
            for other in form.dependence[item] { roots[root(other)] = root(item) }
        }
        let items = questions.map { form.item($0.item)?.index ?? 0 }
        let keys = joined(items.map(root), free)
        var numbers: [Int: Int] = [:]
        return keys.map { key in
            let number = numbers[key] ?? numbers.count
            numbers[key] = number
            return number
        }
    }

    /// The roots, where questions that have limits and hang together with no other are one group:
    /// which version of the form was answered decides about all of them.
    private func joined(_ roots: [Int], _ free: [UInt64]) -> [Int] {
        let sizes = roots.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        let alone = questions.indices.filter { place in
            let all = AnswerLinks.all(questions[place].categories.count)
            return sizes[roots[place]] == 1 && free[place] != all
        }
        // A group of one has no limits for the audit, so that a single one joins another group.
        let other = roots.indices.first { !alone.contains($0) }.map { roots[$0] }
        let root = alone.count == 1 ? other ?? -1 : -1
        return roots.enumerated().map { alone.contains($0.offset) ? root : $0.element }
    }
}

extension PlannedQuestion {
    /// True for a row of a grid or an option of a tick-all question.
    fileprivate var isPart: Bool {
        switch sorting {
        case .row, .option: true
        case .choices, .yesNo, .numbers, .years: false
        }
    }
}
