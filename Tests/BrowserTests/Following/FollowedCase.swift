import Values

@testable import FormModel

/// A page of a survey with what is typed into it, and what the server makes of that.
struct FollowedCase {
    /// The day on which the pages are looked at.
    static let today = Day(number: 20_780)

    let rules: JSONValue
    let typed: [(String, String)]
    /// For each item of the page what the server makes of it.
    let expected: [State]

    /// What the server makes of an item.
    struct State {
        let id: String
        let isShown: Bool
        /// Nil where an answer is always needed: that changes nothing on the page.
        let isNeeded: Bool?
        let answer: JSONValue
        /// Whether the page has the item, shown or not; nil for a score, which no page has.
        let isThere: Bool?

        fileprivate var json: JSONValue {
            .array([
                .string(id), .bool(isShown), isNeeded.map(JSONValue.bool) ?? .null, answer,
                isThere.map(JSONValue.bool) ?? .null,
            ])
        }
    }

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
        expected = form.items[page.items].map { item in
            let isShown = standing.items[item.index] == .shown
            return State(
                id: item.identifier.text, isShown: isShown,
                isNeeded: Self.isNeeded(item, standing.answers).map { isShown && $0 },
                answer: Self.json(standing.answers[item.index]),
                isThere: item.kind.isScore ? nil : opened.canAppear(item, of: form, on: page))
        }
    }

    /// The case as the browser is given it.
    var json: JSONValue {
        let fields = typed.map { JSONValue.array([.string($0.0), .string($0.1)]) }
        return .array([rules, .array(fields), .array(expected.map(\.json))])
    }

    /// The kinds of answer that the script reads on the page, each with the answer.
    var readAnswers: [(kind: String, answer: JSONValue)] {
        guard case .object(let rules) = rules, case .array(let items)? = rules["items"] else {
            return []
        }
        return items.compactMap { item in
            guard case .object(let item) = item, case .string(let kind)? = item["kind"],
                let state = expected.first(where: { .string($0.id) == item["id"] })
            else { return nil }
            return (kind, state.answer)
        }
    }

    private static func raw(_ fields: [(String, String)]) -> RawSubmission {
        var raw = RawSubmission()
        for (name, value) in fields { raw.append(name, value) }
        return raw
    }

    private static func isNeeded(_ item: Item, _ answers: [Answer?]) -> Bool? {
        switch item.requirement {
        case .never: false
        case .always: nil
        case .when(let condition):
            ConditionEvaluator(answers: answers, today: today).holds(condition)
        }
    }

    /// The answer as the script keeps it; a number as the text of its value.
    private static func json(_ answer: Answer?) -> JSONValue {
        switch answer {
        case .consent(let yes), .yesNo(let yes): .integer(yes ? 0 : 1)
        case .choice(let option): .integer(Int64(option.index))
        case .choices(let options): .array(options.map { .integer(Int64($0.index)) })
        case .text(let text): .string(text)
        case .number(let number): .object(["number": .string("\(number.double)")])
        case .rating(let rating): .integer(Int64(rating))
        case .date(let date): .string(date.description)
        case .rows(let rows): .array(rows.map { $0.map { .integer(Int64($0)) } ?? .null })
        case .ranking(let order): .array(order.map { .integer(Int64($0)) })
        case nil: .null
        }
    }
}

extension FollowedCase {
    /// On a page of one question there is little to follow.
    private static let pagings: [Paging] = [.one, .one, .one, .sections, .sections, .questions]

    /// So many cases; the same seed gives the same ones.
    static func cases(_ count: Int, seed: UInt64) throws -> [FollowedCase] {
        var random = SplitMix(state: seed)
        var cases: [FollowedCase] = []
        while cases.count < count {
            let survey = RandomSurvey(using: &random)
            let form = try FormReader.read(Array(survey.source.utf8), fileName: "random").get()
            for _ in 0..<20 {
                let paging =
                    pagings.randomElement(using: &random) ?? .one
                let page = form.pages(paging).randomElement(using: &random) ?? form.pages(.one)[0]
                let typed = RandomTyping.fields(survey.questions, using: &random)
                FollowedCase(form, page, typed).map { cases.append($0) }
            }
        }
        return Array(cases.prefix(count))
    }
}
