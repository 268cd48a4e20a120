// A switch instead of `rules`: these three run for each question of each submission, and a call
// through `any` would also put the kind's values on the heap.
extension ItemKind {
    /// Reads the answer from what a person typed, or calculates it; `earlier` knows the answers to
    /// earlier items.
    func check(_ fields: ItemFields, _ earlier: ConditionEvaluator) -> AnswerReading {
        switch self {
        case .consent(let item): item.check(fields)
        case .one(let item), .dropdown(let item): offered(item.check(fields), earlier)
        case .many(let item): offered(item.check(fields), earlier)
        case .grid(let item): offered(item.check(fields), earlier)
        case .rank(let item): offered(item.check(fields), earlier)
        case .yesno(let item): item.check(fields)
        case .text(let item): item.check(fields)
        case .story(let item): item.check(fields)
        case .number(let item): item.check(fields)
        case .rating(let item): item.check(fields)
        case .nps(let item): item.check(fields)
        case .slider(let item): item.check(fields)
        case .date(let item): item.check(fields)
        case .score(let item): item.reading(earlier)
        case .note(let item): item.check(fields)
        }
    }

    /// Appends the answer as canonical JSON.
    func append(_ answer: Answer, to output: inout [UInt8]) {
        switch self {
        case .consent(let item): item.append(answer, to: &output)
        case .one(let item), .dropdown(let item): item.append(answer, to: &output)
        case .many(let item): item.append(answer, to: &output)
        case .yesno(let item): item.append(answer, to: &output)
        case .text(let item): item.append(answer, to: &output)
        case .story(let item): item.append(answer, to: &output)
        case .number(let item): item.append(answer, to: &output)
        case .rating(let item): item.append(answer, to: &output)
        case .grid(let item): item.append(answer, to: &output)
        case .rank(let item): item.append(answer, to: &output)
        case .nps(let item): item.append(answer, to: &output)
        case .slider(let item): item.append(answer, to: &output)
        case .date(let item): item.append(answer, to: &output)
        case .score(let item): item.append(answer, to: &output)
        case .note(let item): item.append(answer, to: &output)
        }
    }

    /// Calls `add` with the place among the kind's cells of everything that the answer counts in.
    func count(_ answer: Answer, _ add: (Int) -> Void) {
        switch self {
        case .consent(let item): item.count(answer, add)
        case .one(let item), .dropdown(let item): item.count(answer, add)
        case .many(let item): item.count(answer, add)
        case .yesno(let item): item.count(answer, add)
        case .text(let item): item.count(answer, add)
        case .story(let item): item.count(answer, add)
        case .number(let item): item.count(answer, add)
        case .rating(let item): item.count(answer, add)
        case .grid(let item): item.count(answer, add)
        case .rank(let item): item.count(answer, add)
        case .nps(let item): item.count(answer, add)
        case .slider(let item): item.count(answer, add)
        case .date(let item): item.count(answer, add)
        case .score(let item): item.count(answer, add)
        case .note(let item): item.count(answer, add)
        }
    }

    /// What an answer leaves out that must be complete.
    func gaps(
        _ answer: Answer, _ earlier: ConditionEvaluator
    ) -> [(part: Int, fault: Issue.Fault)] {
        switch self {
        case .grid(let item): item.gaps(answer)
        case .rank(let item): item.gaps(answer, offered: choices.count(where: earlier.offers))
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps,
            .slider, .date, .score, .note:
            []
        }
    }

    /// Refuses choices whose own condition does not hold.
    private func offered(_ reading: AnswerReading, _ earlier: ConditionEvaluator) -> AnswerReading {
        guard case .answer(let answer) = reading, let list, list.isConditional else {
            return reading
        }
        let choices = list.choices
        let isOffered = answer.chosen.allSatisfy { earlier.offers(choices[$0]) }
        return isOffered ? reading : .refused(.choiceNotOffered)
    }
}

extension ConditionEvaluator {
    /// Says whether a choice is offered to a person with these answers.
    func offers(_ choice: Choice) -> Bool { choice.show.map(holds) ?? true }
}

extension Answer {
    /// The positions of all choices that the answer takes.
    fileprivate var chosen: [Int] {
        switch self {
        case .choice(let option): [option.index]
        case .choices(let options): options.map(\.index)
        case .rows(let rows): rows.compactMap(\.self)
        case .ranking(let order): order
        case .consent, .yesNo, .text, .number, .rating, .date: []
        }
    }
}
