import FormModel

/// Reads where the answers to one question are cut and in which order they are merged.
struct PlanQuestionReader {
    let countable: Countable
    let form: Form
    let keys: MappingReader
    let collector: FindingCollector
    let notes: PlanNotes

    /// The question, or nil after adding what is wrong.
    func question() -> PlannedQuestion? {
        guard let cuts = cuts() else { return nil }
        let plain = PlannedQuestion(countable, of: form, cutAt: cuts)
        let (count, limit) = (plain.categories.count, PlannedQuestion.mostCategories)
        guard count <= limit else {
            note(.tooManyCategories(count, limit: limit), at: keys.entry("cuts")?.place)
            return nil
        }
        guard let steps = keys.list("merge") else { return keys.has("merge") ? nil : plain }
        let merges = steps.compactMap { step($0, plain) }
        guard merges.count == steps.count, check(merges, steps, plain) else { return nil }
        return PlannedQuestion(countable, of: form, cutAt: cuts, merges: merges)
    }

    private func note(_ problem: PlanProblem, at place: SourcePlace?) {
        notes.add(problem, at: place ?? keys.place, question: countable.name)
    }

    // MARK: - Cuts

    private func cuts() -> [FixedDecimal]? {
        guard let entry = keys.entry("cuts") else {
            if countable.plainCuts == nil { note(.missingCuts, at: nil) }
            return countable.plainCuts
        }
        guard let range = countable.item.answerRange else {
            note(.notNumbers, at: entry.place)
            return nil
        }
        let texts = keys.texts("cuts")
        let cuts = texts.map { cut($0, range) }
        checkOrder(cuts, texts)
        let sound = cuts.compactMap(\.self)
        return sound.count == texts.count && !texts.isEmpty && isAscending(sound) ? sound : nil
    }

    private func isAscending(_ cuts: [FixedDecimal]) -> Bool {
        zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 }
    }

    private func cut(_ text: SourceText, _ range: AnswerRange) -> FixedDecimal? {
        guard let cut = FixedDecimal(text.text) else {
            note(.notANumber(text.text), at: text.place)
            return nil
        }
        guard cut.decimals <= range.decimals else {
            note(.cutTooFine(text.text, decimals: range.decimals), at: text.place)
            return nil
        }
        let isInside =
            (range.least.map { $0 < cut } ?? true) && (range.most.map { cut <= $0 } ?? true)
        guard isInside else {
            let (least, most) = (range.least?.description, range.most?.description)
            note(.cutOutside(text.text, least: least, most: most), at: text.place)
            return nil
        }
        return cut
    }

    private func checkOrder(_ cuts: [FixedDecimal?], _ texts: [SourceText]) {
        for (place, pair) in zip(cuts, cuts.dropFirst()).enumerated() {
            guard let first = pair.0, let second = pair.1, first >= second else { continue }
            let next = texts[place + 1]
            note(.cutsNotAscending(texts[place].text, next.text), at: next.place)
        }
    }

    // MARK: - Merging

    /// The categories of one step, or nil after adding what is wrong.
    private func step(_ node: SourceNode, _ question: PlannedQuestion) -> [Int]? {
        guard case .list(let nodes) = node.content else {
            note(.file(.expected(.list, key: "merge")), at: node.place)
            return nil
        }
        let categories = nodes.compactMap { category($0, question) }
        guard categories.count == nodes.count else { return nil }
        guard Set(categories).count > 1 else {
            note(.shortMerge, at: node.place)
            return nil
        }
        return categories
    }

    private func category(_ node: SourceNode, _ question: PlannedQuestion) -> Int? {
        guard case .text(let code) = node.content else {
            note(.file(.expected(.text, key: "merge")), at: node.place)
            return nil
        }
        if let category = question.category(code) { return category }
        note(question.unknown(code), at: node.place)
        return nil
    }

    /// Says whether each step merges what may be merged, and adds what is wrong.
    private func check(
        _ merges: [[Int]], _ nodes: [SourceNode], _ question: PlannedQuestion
    ) -> Bool {
        var isSound = true
        for (place, merge) in merges.enumerated() {
            let before = question.merging(merges).groups(afterMerging: place)
            let after = question.merging(merges).groups(afterMerging: place + 1)
            guard let problem = problem(merge, before, after, question) else { continue }
            note(problem, at: nodes[place].place)
            isSound = false
        }
        return isSound
    }

    private func problem(
        _ merge: [Int], _ before: [[Int]], _ after: [[Int]], _ question: PlannedQuestion
    ) -> PlanProblem? {
        let codes = merge.map { question.categories[$0] }
        if before.count == after.count { return .idleMerge(codes) }
        guard let merged = after.first(where: { $0.contains(merge[0]) }) else { return nil }
        let answers = merged.count { $0 < question.answerCount }
        if answers > 0, answers < merged.count { return .mixedMerge(codes) }
        let isRun = merged.last == merged[0] + merged.count - 1
        if answers > 0, countable.isOrdered, !isRun { return .notNeighbours(codes) }
        return answers == question.answerCount ? .mergesAll : nil
    }
}

extension PlannedQuestion {
    /// The same question with other steps of merging.
    fileprivate func merging(_ merges: [[Int]]) -> PlannedQuestion {
        PlannedQuestion(
            name: name, text: text, categories: categories, labels: labels, sorting: sorting,
            merges: merges, item: item)
    }

    /// That the question has no category of that code.
    func unknown(_ code: String) -> PlanProblem {
        // Any figure is near to another one.
        let nearest = code.count > 1 ? NearestName.of(code, among: categories) : nil
        return .unknownCategory(code, question: name, nearest: nearest)
    }
}
