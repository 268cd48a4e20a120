import Values

@testable import FormModel

/// A page of a survey with what is typed into it, and what the server makes of that.
struct FollowedCase {
    let rules: JSONValue
    let typed: [(String, String)]
    /// For each item whether it is shown, whether it is needed, and its answer.
    let expected: [JSONValue]

    private static let today = Day(number: 20_780)

    /// Nil for a page that is not reached with these answers.
    init?(_ form: Form, _ page: FormPage, _ typed: [(String, String)]) {
        let before = typed.filter { field in
            let id = field.0.prefix { $0 != "." }
            let item = form.items.first { $0.identifier.text == id }
            return (item?.index ?? 0) < page.items.lowerBound
        }
        let opened = form.standing(Self.raw(before), on: Self.today)
        guard opened.ended == nil else { return nil }
        let standing = form.standing(Self.raw(typed), on: Self.today, open: page)
        rules = PageRules(form, page, opened, on: Self.today).json
        self.typed = typed
        expected = page.items.map { index in
            let isShown = standing.items[index] == .shown
            let isNeeded = isShown && Self.isNeeded(form.items[index], standing.answers)
            return .array([
                .bool(isShown), .bool(isNeeded), Self.json(standing.answers[index]),
            ])
        }
    }

    /// The case as the browser is given it.
    var json: JSONValue {
        let fields = typed.map { JSONValue.array([.string($0.0), .string($0.1)]) }
        return .array([rules, .array(fields), .array(expected)])
    }

    private static func raw(_ fields: [(String, String)]) -> RawSubmission {
        var raw = RawSubmission()
        for (name, value) in fields { raw.append(name, value) }
        return raw
    }

    private static func isNeeded(_ item: Item, _ answers: [Answer?]) -> Bool {
        switch item.requirement {
        case .never: false
        case .always: true
        case .when(let condition):
            ConditionEvaluator(answers: answers, today: today).holds(condition)
        }
    }

    /// The answer as the script keeps it; a number as the text of its value.
    private static func json(_ answer: Answer?) -> JSONValue {
        switch answer {
        case .consent(let yes), .yesNo(let yes): .bool(yes)
        case .choice(let option): .integer(Int64(option.index))
        case .choices(let options): .array(options.map { .integer(Int64($0.index)) })
        case .text(let text): .string(text)
        case .number(let number): .object(["number": .string("\(number.double)")])
        case .rating(let rating): .integer(Int64(rating))
        case .date(let date): .string(date.description)
        case .rows, .ranking, nil: .null
        }
    }
}

extension FollowedCase {
    /// So many cases; the same seed gives the same ones.
    static func cases(_ count: Int, seed: UInt64) throws -> [FollowedCase] {
        var random = SplitMix(state: seed)
        var cases: [FollowedCase] = []
        while cases.count < count {
            let survey = RandomSurvey(using: &random)
            let form = try FormReader.read(Array(survey.source.utf8), fileName: "random").get()
            for _ in 0..<20 {
                let paging = Paging.allCases.randomElement(using: &random) ?? .one
                let page = form.pages(paging).randomElement(using: &random) ?? form.pages(.one)[0]
                let typed = RandomTyping.fields(survey.questions, using: &random)
                FollowedCase(form, page, typed).map { cases.append($0) }
            }
        }
        return Array(cases.prefix(count))
    }
}
