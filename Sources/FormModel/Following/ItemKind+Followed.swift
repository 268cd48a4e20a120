import Values

extension ItemKind {
    /// What the script of a page must know to read the answer as the server does; nil for a kind
    /// that it cannot read.
    func followed(_ conditions: FollowedCondition) -> [String: JSONValue]? {
        switch self {
        case .consent: return ["kind": .string("consent")]
        case .yesno: return ["kind": .string("yesno")]
        case .one(let item), .dropdown(let item): return item.followed(conditions)
        case .many(let item): return item.followed(conditions)
        case .text(let item): return item.followed
        case .story(let item): return item.followed
        case .number(let item): return item.followed
        case .rating(let item): return item.followed
        case .nps(let item): return item.rating.followed
        case .slider, .date, .grid, .rank, .score: return nil
        case .note(let note): return note.isEnd ? ["end": .bool(true)] : [:]
        }
    }
}

extension OneItem {
    fileprivate func followed(_ conditions: FollowedCondition) -> [String: JSONValue]? {
        guard let choices = list.followed(conditions) else { return nil }
        return ["kind": .string("one"), "choices": choices]
    }
}

extension TextItem {
    fileprivate var followed: [String: JSONValue] {
        ["kind": .string("text"), "max": whole(most)]
    }
}

extension StoryItem {
    fileprivate var followed: [String: JSONValue] {
        ["kind": .string("story"), "min": whole(least), "max": whole(most)]
    }
}

extension RatingItem {
    fileprivate var followed: [String: JSONValue] {
        [
            "kind": .string("rating"), "min": whole(scale.lowerBound),
            "max": whole(scale.upperBound),
        ]
    }
}

extension ManyItem {
    fileprivate func followed(_ conditions: FollowedCondition) -> [String: JSONValue]? {
        guard let choices = list.followed(conditions) else { return nil }
        return members([
            "kind": .string("many"), "choices": choices, "min": least.map(whole),
            "max": most.map(whole),
        ])
    }
}

extension NumberItem {
    fileprivate var followed: [String: JSONValue] {
        members([
            "kind": .string("number"), "unit": unit.map(JSONValue.string),
            "decimals": whole(decimals),
            "min": least.map { .string($0.description) },
            "max": most.map { .string($0.description) },
        ])
    }
}

extension ChoiceList {
    /// The choices; nil when the script cannot tell which of them are offered.
    fileprivate func followed(_ conditions: FollowedCondition) -> JSONValue? {
        guard choices.allSatisfy({ conditions.canFollow($0.show) }) else { return nil }
        return .array(
            choices.map { choice in
                .object(
                    members([
                        "code": .string(choice.code),
                        "write": choice.write.map { _ in .bool(true) },
                        "alone": choice.alone ? .bool(true) : nil,
                        "show": choice.show.flatMap(conditions.json),
                    ]))
            })
    }
}

private func whole(_ number: Int) -> JSONValue { .integer(Int64(number)) }
