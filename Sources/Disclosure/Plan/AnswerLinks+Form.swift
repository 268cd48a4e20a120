import FormModel

extension AnswerLinks {
    /// The links that a form's conditions, scores and consents make between planned questions.
    ///
    /// An answer is free where nothing that matters depends on which of some answers it is. What can
    /// happen only together with other answers is not: it is taken over from somebody who gave it, with
    /// all that hangs together with it. The options of a tick-all question are free of each other, and
    /// leaving a question out is free though it may be needed: a category that nobody can have would
    /// never be found open.
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
    /// The items that a score which matters is calculated from, and scores themselves.
    private let calculated: Set<Int>

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
        let scores = items.filter(\.kind.isScore)
        calculated = scores.reduce(into: Set(scores.map(\.index))) { found, score in
            found.formUnion(form.dependence[score.index])
        }
    }

    // MARK: - What is free

    /// The largest set of categories, as bits, among which nothing else depends on the answer.
    func free(_ question: PlannedQuestion) -> UInt64 {
        guard let item = form.item(question.item), !calculated.contains(item.index) else {
            return 0
        }
        var sets: [[Bool]: UInt64] = [:]
        for category in 0...question.answerCount {
            guard let effect = effect(of: category, question, item) else { continue }
            sets[effect, default: 0] |= 1 << UInt64(category)
        }
        // Of sets of one size the one with the first category.
        return sets.values.max {
            ($0.nonzeroBitCount, $1.trailingZeroBitCount)
                < ($1.nonzeroBitCount, $0.trailingZeroBitCount)
        } ?? 0
    }

    /// Which statements hold for the category; nil where the category alone does not tell, or is not
    /// open to everybody.
    private func effect(
        of category: Int, _ question: PlannedQuestion, _ item: Item
    ) -> [Bool]? {
        let isAnswer = category < question.answerCount
        guard isAlwaysOffered(category, question, item) else { return nil }
        let truths = (statements[item.index] ?? []).map { statement in
            truth(of: statement, category, question, isAnswer)
        }
        let known = truths.compactMap(\.self)
        return known.count == truths.count ? known : nil
    }

    /// Says whether the answer stands open to everybody who is asked.
    private func isAlwaysOffered(
        _ category: Int, _ question: PlannedQuestion, _ item: Item
    ) -> Bool {
        let choices = item.kind.choices
        switch question.sorting {
        case .option(let option): return choices[option].show == nil
        case .choices, .row: return category >= choices.count || choices[category].show == nil
        case .yesNo, .numbers, .years: return true
        }
    }

    private func truth(
        of statement: Condition.Test, _ category: Int, _ question: PlannedQuestion,
        _ isAnswer: Bool
    ) -> Bool? {
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
