package import Values

/// What the script of a page needs to show and hide its items as the server would.
///
/// What earlier pages have decided stands in it as a truth, a number or a date that an answer is
/// compared with. An item that nothing on the page decides, and that decides nothing, is left out.
package struct PageRules {
    private let form: Form
    private let followed: FollowedItems
    private var conditions: FollowedCondition

    /// The rules of the items, in the form's order.
    private var items: [JSONValue] = []
    /// The conditions under which items are shown, each once.
    private var tests: [JSONValue] = []
    /// That no note before has ended the survey.
    private var goesOn: [JSONValue] = []
    private var hasMonths = false

    /// The rules of a page for a person whose answers stand so.
    package init(_ form: Form, _ page: FormPage, _ standing: FormStanding, on today: Day) {
        self.form = form
        followed = FollowedItems(form, page, standing)
        conditions = FollowedCondition(answers: standing.answers, today: today)
        for item in followed.items { follow(item) }
    }

    /// The rules as the page holds them: `items`, and the `tests` that these name by their places.
    package var json: JSONValue {
        .object(
            members([
                "items": .array(items), "tests": .array(tests),
                "months": hasMonths ? MonthName.followed : nil,
            ]))
    }

    private mutating func follow(_ item: Item) {
        let shows = shows(item)
        let rules = members([
            "id": .string(item.identifier.text),
            "show": shows.isEmpty ? nil : .array(shows.map { place(of: $0) }),
            "required": required(item),
        ])
        let reading = read(item)
        if item.kind.isEnd {
            goesOn.append(conditions.node("not", [conditions.node("and", shows)]))
        }
        items.append(.object(rules.merging(reading) { own, _ in own }))
    }

    /// What the script must know to read the answer, if it does.
    private mutating func read(_ item: Item) -> [String: JSONValue] {
        guard followed.read.contains(item.index) else { return [:] }
        if item.kind.takesMonthNames { hasMonths = true }
        conditions.places[item.index] = items.count
        return item.kind.followed(conditions)
    }

    /// Everything that must hold for the item to be shown.
    private func shows(_ item: Item) -> [JSONValue] {
        let own = [form.sections[item.section].show, item.show, item.offer].compactMap(\.self)
        let all = goesOn + granted(item) + own.map(conditions.json)
        return all.filter { $0 != .bool(true) }
    }

    /// That one of the consents is given that the item needs.
    private func granted(_ item: Item) -> [JSONValue] {
        let consents = followed.consents(for: item)
        guard !consents.isEmpty else { return [] }
        return [conditions.json(.any(consents.map { .isYes(item: $0, true) }))]
    }

    /// The place of a test among all.
    private mutating func place(of test: JSONValue) -> JSONValue {
        let place = tests.firstIndex(of: test) ?? tests.count
        if place == tests.count { tests.append(test) }
        return .integer(Int64(place))
    }

    /// When an answer is needed. Where it always is, that changes nothing on the page, but a consent
    /// that is still to be given hides nothing.
    private func required(_ item: Item) -> JSONValue? {
        switch item.requirement {
        case .never: nil
        case .when(let condition): conditions.json(condition)
        case .always:
            if case .consent = item.kind { .bool(true) } else { nil }
        }
    }
}
