// A switch instead of `rules`: these three run for each question of each submission, and a call
// through `any` would also put the kind's values on the heap.
extension ItemKind {
    /// Reads the answer from what a person typed; `answers` are those to earlier items.
    func check(_ fields: ItemFields, _ answers: [Answer?]) -> AnswerReading {
        switch self {
        case .consent(let item): item.check(fields)
        case .one(let item), .dropdown(let item): offered(item.check(fields), answers)
        case .many(let item): offered(item.check(fields), answers)
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
        case .note(let item): item.count(answer, add)
        }
    }

    /// Refuses choices whose own condition does not hold.
    private func offered(_ reading: AnswerReading, _ answers: [Answer?]) -> AnswerReading {
        let chosen: [ChosenOption]
        switch reading {
        case .answer(.choice(let option)): chosen = [option]
        case .answer(.choices(let options)): chosen = options
        case .none, .answer, .refused: return reading
        }
        let choices = choices
        let isOffered = chosen.allSatisfy { choices[$0.index].show?.evaluate(answers) ?? true }
        return isOffered ? reading : .refused(.choiceNotOffered)
    }
}
