// A switch instead of `rules`: these three run for each question of each submission, and a call
// through `any` would also put the kind's values on the heap.
extension ItemKind {
    /// Reads the answer from what a person typed; `answers` are those to earlier items.
    func check(_ fields: ItemFields, _ answers: [Answer?]) -> AnswerReading {
        switch self {
        case .consent(let item): item.check(fields)
        case .one(let item), .dropdown(let item): offered(item.check(fields), answers)
        case .many(let item): offered(item.check(fields), answers)
        case .grid(let item): offered(item.check(fields), answers)
        case .rank(let item): offered(item.check(fields), answers)
        case .yesno(let item): item.check(fields)
        case .text(let item): item.check(fields)
        case .story(let item): item.check(fields)
        case .number(let item): item.check(fields)
        case .rating(let item): item.check(fields)
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
        case .note(let item): item.count(answer, add)
        }
    }

    /// What an answer leaves out that must be complete.
    func gaps(_ answer: Answer, _ answers: [Answer?]) -> [(part: Int, fault: Issue.Fault)] {
        switch self {
        case .grid(let item): item.gaps(answer)
        case .rank(let item): item.gaps(answer, offered: offeredCount(answers))
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .note: []
        }
    }

    /// Refuses choices whose own condition does not hold.
    private func offered(_ reading: AnswerReading, _ answers: [Answer?]) -> AnswerReading {
        guard case .answer(let answer) = reading else { return reading }
        let choices = choices
        let isOffered = answer.chosen.allSatisfy { choices[$0].isOffered(answers) }
        return isOffered ? reading : .refused(.choiceNotOffered)
    }

    private func offeredCount(_ answers: [Answer?]) -> Int {
        choices.count { $0.isOffered(answers) }
    }
}

extension Choice {
    /// Says whether the choice is offered to a person with these answers.
    func isOffered(_ answers: [Answer?]) -> Bool { show?.evaluate(answers) ?? true }
}

extension Answer {
    /// The positions of all choices that the answer takes.
    fileprivate var chosen: [Int] {
        switch self {
        case .choice(let option): [option.index]
        case .choices(let options): options.map(\.index)
        case .rows(let rows): rows.compactMap(\.self)
        case .ranking(let order): order
        case .consent, .yesNo, .text, .number, .rating: []
        }
    }
}
