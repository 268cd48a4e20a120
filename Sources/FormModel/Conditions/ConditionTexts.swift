/// Says in English what is wrong with a condition and what to do about it.
enum ConditionTexts {
    static func sentence(_ problem: ConditionProblem) -> String {
        switch problem {
        case .empty: "it is empty"
        case .tooLong(let limit): "it is longer than \(limit) characters"
        case .tooDeep(let limit): "it is nested more than \(limit) deep"
        case .strangeCharacter(let character): "‘\(character)’ means nothing here"
        case .openText: "a text in quotes is not closed"
        case .expected(let expected, let found): "found \(found) instead of \(expected)"
        case .unknownQuestion(let name, _): "there is no question ‘\(name)’"
        case .unknownFunction(let name, _): "there is no function ‘\(name)’"
        case .unknownCode(let code, let question, _): "‘\(question)’ has no choice ‘\(code)’"
        case .notEarlier(let name): "the question ‘\(name)’ comes later"
        case .noOwnValue: "‘it’ has a meaning in ‘check’ only"
        case .notAQuestion(let name): "‘\(name)’ is a note and has no answer"
        case .noRows(let name): "‘\(name)’ has no rows"
        case .unknownRow(let row, let question, _): "‘\(question)’ has no row ‘\(row)’"
        case .rowInCount(let part): "‘count’ counts rows or questions, and ‘\(part)’ is one row"
        case .namesNoQuestion: "it names no question"
        case .mismatch(let found, let needed, let part):
            "‘\(part)’ is \(found.rawValue), but \(needed.rawValue) is needed"
        case .wrongCount(let function, _): "‘\(function)’ has the wrong number of parts"
        }
    }

    static func advice(_ problem: ConditionProblem) -> String {
        switch problem {
        case .empty: "write it, or delete the key"
        case .tooLong, .tooDeep: "divide it: hide a whole section by one condition"
        case .strangeCharacter:
            "write ‘and’, ‘or’, ‘not’, ‘=’, ‘!=’, ‘<’, ‘has’, ‘in (a, b)’ or ‘answered’"
        case .openText: "add the second quote"
        case .expected: "write for example ‘change = lost and age >= 18’"
        case .unknownQuestion(_, let name), .unknownFunction(_, let name),
            .unknownCode(_, _, let name), .unknownRow(_, _, let name):
            FindingTexts.nearest(name, otherwise: "check the name")
        case .notEarlier: "name earlier questions only, or move this one down"
        case .noOwnValue: "name an earlier question"
        case .notAQuestion: "name the question that the note depends on"
        case .noRows: "name the question alone"
        case .rowInCount: "name the grid alone, or write ‘answered’ behind the row"
        case .mismatch(.rows, _, let part): "name one of its rows, like ‘\(part).row’"
        case .namesNoQuestion: "name the question that it depends on"
        case .mismatch(.codes, .code, let part): "write ‘\(part) has …’"
        case .mismatch(.code, .codes, let part): "write ‘\(part) = …’"
        case .mismatch(_, .yesNo, _): "compare with yes or no"
        case .mismatch(_, .date, _): "write a date in quotes like '2026-05-31', a year, or today"
        case .mismatch(.date, _, _): "compare dates with dates, or count ‘years(from, to)’"
        case .mismatch(_, .text, _): "put the text into 'single quotes'"
        case .mismatch: "compare numbers with numbers, and a choice with one of its codes"
        case .wrongCount(_, let needed): "it takes \(needed)"
        }
    }
}
