package import Values

/// What the script of a page needs to show and hide its items as the server would.
///
/// What earlier pages have decided stands in it as a truth or a number, never as an answer. An item
/// that the script cannot follow is left out: it stays on the page, with its condition in words.
package struct PageRules {
    private let form: Form
    private let page: FormPage
    private let standing: FormStanding
    private var conditions: FollowedCondition

    /// The rules of each item on the page, in the form's order; null for one that is left alone.
    private var items: [JSONValue] = []

    /// The rules of a page for a person whose answers stand so.
    package init(_ form: Form, _ page: FormPage, _ standing: FormStanding, on today: Day) {
        (self.form, self.page, self.standing) = (form, page, standing)
        conditions = FollowedCondition(
            answers: standing.answers, today: today, page: page.items)
        for item in form.items[page.items] { follow(item) }
    }

    /// The rules as the page holds them: `items`, and the `sections` that they are in.
    package var json: JSONValue {
        .object(["items": .array(items), "sections": .array(sections)])
    }

    private var firstSection: Int { form.items[page.items.lowerBound].section }

    /// The condition of each section from the page's first one on; true where there is none.
    private var sections: [JSONValue] {
        let last = form.items[page.items.upperBound - 1].section
        return (firstSection...last).map { section in
            form.sections[section].show.flatMap(conditions.json) ?? .bool(true)
        }
    }

    private mutating func follow(_ item: Item) {
        let canAppear = standing.canAppear(item, of: form, on: page)
        guard canAppear || item.kind.isScore else { return items.append(.null) }
        guard canAppear, let rules = rules(of: item) else {
            conditions.unread.insert(item.index)
            return items.append(.null)
        }
        let reading = item.kind.followed(conditions)
        if reading == nil { conditions.unread.insert(item.index) }
        items.append(.object(rules.merging(reading ?? [:]) { own, _ in own }))
    }

    /// When the item is shown and needed; nil when the script cannot follow that.
    private func rules(of item: Item) -> [String: JSONValue]? {
        let section = form.sections[item.section].show
        guard conditions.canFollow(section), conditions.canFollow(item.show),
            conditions.canFollow(item.requirement.condition), canFollowOffer(of: item),
            let consents = consents(for: item)
        else { return nil }
        return members([
            "id": .string(item.identifier.text),
            "section": .integer(Int64(item.section - firstSection)),
            "show": show(item),
            "required": required(item),
            "needs": consents.isEmpty ? nil : .array(consents),
        ])
    }

    /// Says whether the script can hide the choices that an earlier answer does not offer; else the
    /// page says in words which they are.
    private func canFollowOffer(of item: Item) -> Bool {
        guard let offer = item.offer else { return true }
        return conditions.canFollow(offer) && item.kind.followed(conditions) != nil
    }

    private func show(_ item: Item) -> JSONValue? {
        let parts = [item.show, item.offer].compactMap(\.self).compactMap(conditions.json)
        return parts.count > 1 ? .array([.string("and")] + parts) : parts.first
    }

    private func required(_ item: Item) -> JSONValue? {
        switch item.requirement {
        case .never: nil
        case .always: .bool(true)
        case .when(let condition): conditions.json(condition)
        }
    }

    /// The consents on the page of which the item needs one; none when it has what it needs.
    private func consents(for item: Item) -> [JSONValue]? {
        let asking = form.items[..<page.items.upperBound].filter { other in
            guard case .consent(let consent) = other.kind else { return false }
            return item.purposes.contains(consent.purpose)
        }
        let isGranted = asking.contains { other in
            other.index < page.items.lowerBound && standing.answers[other.index] == .consent(true)
        }
        guard !item.purposes.isEmpty, !isGranted else { return [] }
        let places = asking.filter { page.items.contains($0.index) }.map(\.index)
            .map(conditions.place)
        return places.contains(nil) ? nil : places.compactMap(\.self)
    }
}

extension Requirement {
    fileprivate var condition: Condition? {
        guard case .when(let condition) = self else { return nil }
        return condition
    }
}
