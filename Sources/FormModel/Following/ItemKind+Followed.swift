import Values

extension ItemKind {
    /// What the script of a page must know to read the answer as the server does.
    func followed(_ conditions: FollowedCondition) -> [String: JSONValue] {
        switch self {
        // Whoever ticks no box refuses.
        case .consent: YesNoItem.followed.merging(["empty": .integer(1)]) { own, _ in own }
        case .yesno: YesNoItem.followed
        case .one(let item), .dropdown(let item): item.list.followed("one", conditions)
        case .many(let item): item.followed(conditions)
        case .text(let item): item.followed
        case .story(let item): item.followed
        case .number(let item): item.followed
        case .rating(let item): item.followed
        case .nps(let item): item.rating.followed
        case .slider(let item): item.followed
        case .date(let item): item.followed(conditions)
        case .grid(let item):
            item.list.followed("grid", conditions, parts: item.rows.map { ".\($0.code)" })
        case .rank(let item):
            item.list.followed("rank", conditions, parts: (1...item.places).map { ".\($0)" })
        case .score(let item): item.followed(conditions)
        case .note: [:]
        }
    }

    /// True for an item of which the script must know the choices to make it comfortable.
    var isPrepared: Bool {
        switch self {
        case .many, .one, .dropdown:
            choices.contains { $0.write != nil } || takesSeveral && choices.contains(where: \.alone)
        case .slider(let slider): slider.hasField
        case .rank: true
        case .consent, .yesno, .text, .story, .number, .rating, .nps, .date, .grid, .score, .note:
            false
        }
    }

    /// True for a date whose month can be typed by its name.
    var takesMonthNames: Bool {
        guard case .date(let date) = self else { return false }
        return date.fieldParts.contains(.month)
    }
}

extension YesNoItem {
    fileprivate static let followed: [String: JSONValue] = [
        "kind": .string("one"), "choices": texts(["yes", "no"]),
    ]
}

extension TextItem {
    fileprivate var followed: [String: JSONValue] {
        ["kind": .string("text"), "max": whole(most)]
    }
}

extension StoryItem {
    fileprivate var followed: [String: JSONValue] {
        [
            "kind": .string("text"), "lines": .bool(true), "min": whole(least),
            "max": whole(most),
        ]
    }
}

extension RatingItem {
    fileprivate var followed: [String: JSONValue] {
        [
            "kind": .string("number"), "min": whole(scale.lowerBound),
            "max": whole(scale.upperBound),
        ]
    }
}

extension NumberItem {
    fileprivate var followed: [String: JSONValue] {
        members([
            "kind": .string("number"), "unit": unit.flatMap(followed),
            "decimals": decimals == 0 ? nil : whole(decimals),
            "min": least.map { $0.whole(at: decimals) }, "max": most.map { $0.whole(at: decimals) },
        ])
    }

    /// The unit as it is compared, ASCII letters small; nil for one that a decimal sign begins,
    /// which nobody can type.
    private func followed(_ unit: String) -> JSONValue? {
        guard let first = unit.utf8.first, !".,".utf8.contains(first) else { return nil }
        let small = unit.unicodeScalars.map {
            $0.isASCII ? $0.properties.lowercaseMapping : "\($0)"
        }
        return .string(small.joined())
    }
}

extension SliderItem {
    fileprivate var followed: [String: JSONValue] {
        members([
            "kind": .string("number"), "decimals": places == 0 ? nil : whole(places),
            "min": least.whole(at: places), "max": most.whole(at: places),
            "step": step.whole(at: places),
        ])
    }
}

extension DateItem {
    fileprivate func followed(_ conditions: FollowedCondition) -> [String: JSONValue] {
        // A year alone has the item's own field.
        let parts = fieldParts.isEmpty ? [""] : fieldParts.reversed().map { ".\($0.rawValue)" }
        let needed = isPartial ? .year : precision
        return members([
            "kind": .string("date"), "parts": texts(parts), "least": whole(needed.width),
            "check": conditions.isBetween(least, most),
        ])
    }
}

extension DatePrecision {
    /// How many characters a date has that is known so far: `2026`, `2026-05`, `2026-05-31`.
    fileprivate var width: Int {
        switch self {
        case .year: 4
        case .month: 7
        case .day: 10
        }
    }
}

extension ManyItem {
    fileprivate func followed(_ conditions: FollowedCondition) -> [String: JSONValue] {
        list.followed("many", conditions).merging(
            members(["min": least.map { whole(max($0, 1)) }, "max": most.map(whole)])
        ) { own, _ in own }
    }
}

extension ScoreItem {
    fileprivate func followed(_ conditions: FollowedCondition) -> [String: JSONValue] {
        ["kind": .string("score"), "value": conditions.score(self)]
    }
}

extension ChoiceList {
    /// The codes of the choices, and the places of those about which there is more to know.
    fileprivate func followed(
        _ kind: String, _ conditions: FollowedCondition, parts: [String]? = nil
    ) -> [String: JSONValue] {
        let shows = choices.map { $0.show.map(conditions.json) ?? .bool(true) }
        return members([
            "kind": .string(kind), "choices": texts(choices.map(\.code)),
            "parts": parts.map(texts), "write": places { $0.write != nil },
            "alone": kind == "many" ? places(where: \.alone) : nil,
            "offers": choices.contains { $0.show != nil } ? .array(shows) : nil,
        ])
    }

    private func places(where isMeant: (Choice) -> Bool) -> JSONValue? {
        let places = choices.indices.filter { isMeant(choices[$0]) }
        return places.isEmpty ? nil : .array(places.map(whole))
    }
}

extension FixedDecimal {
    /// The number as so many of the last decimal; one that JSON would round as a text.
    fileprivate func whole(at places: Int) -> JSONValue {
        let number = floor(at: places)
        return number.magnitude < 1 << 53 ? .integer(number) : .string(String(number))
    }
}

private func whole(_ number: Int) -> JSONValue { .integer(Int64(number)) }

private func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
