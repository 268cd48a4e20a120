import Values

/// Reads one item of a section.
struct ItemReader {
    let keys: MappingReader
    let scope: FormScope

    private static let commonKeys = [
        "id", "hint", "show", "required", "check", "message", "sensitive", "identifies", "purpose",
        "codes", "default",
    ]
    private static let questionKeys = [
        "required", "check", "message", "sensitive", "identifies", "codes", "default",
    ]
    /// What belongs to a question on a page.
    private static let askedKeys = ["hint", "required", "check", "message", "default"]

    /// The item, or nil after adding what is wrong with it.
    func item(index: Int, section: Int, defaults: ItemDefaults) -> Item? {
        let identifier = identifier()
        keys.refuse(LaterKeys.attributes)
        let key = typeKey()
        let text = key.flatMap(words)
        let kind = key.flatMap(kind)
        key.map(allow)
        // Everything is read before anything is missed, so that all findings come at once.
        let own = ownDefaults(key, defaults)
        let (hint, show) = (keys.text("hint")?.text, keys.condition("show", scope.conditions))
        let (requirement, check) = (requirement(), check(kind))
        let (identifies, codes) = (keys.flag("identifies") ?? false, codes())
        let preset = preset(key, kind)
        guard let identifier, let text, let kind else { return nil }
        return Item(
            index: index, section: section, identifier: identifier, text: text.text, kind: kind,
            hint: hint, show: show, requirement: requirement, check: check,
            sensitivity: own.sensitivity, identifies: identifies, purposes: own.purposes,
            codes: codes, preset: preset)
    }

    /// The item's text; a score has it under a key of its own.
    private func words(_ key: ItemKey) -> SourceText? {
        keys.requiredText(key.textKey)
    }

    /// Words of the conditions, and names of fields that pages send of their own.
    private static let reserved: Set = [
        "and", "or", "not", "has", "in", "answered", "it", "today", "key", "language", "page",
        "pages", "revision", "code", "go", "item",
    ]

    private func identifier() -> ItemIdentifier? {
        let identifier = keys.requiredValue("id", .identifier, ItemIdentifier.init)
        if let identifier, Self.reserved.contains(identifier.text) {
            keys.report(.reservedIdentifier(identifier.text), at: keys.entry("id")?.place)
        }
        return identifier
    }

    /// The one key that says what the item is.
    private func typeKey() -> ItemKey? {
        let found = keys.entries.filter { ItemKey(rawValue: $0.key) != nil }
        guard found.count <= 1 else {
            keys.report(.severalKinds(found.map(\.key)), at: found[1].place)
            return nil
        }
        if found.isEmpty { reportNoKind() }
        return found.first.flatMap { ItemKey(rawValue: $0.key) }
    }

    private func reportNoKind() {
        let known = ItemKey.allCases.map(\.rawValue)
        let unread = keys.entries.filter { !Self.commonKeys.contains($0.key) }
        for entry in unread {
            guard let nearest = NearestName.of(entry.key, among: known) else { continue }
            keys.report(.noKind(nearest: nearest), at: entry.place)
            return
        }
        keys.report(.noKind(nearest: nil))
    }

    private func allow(_ key: ItemKey) {
        let foreign = Self.foreignKeys(key)
        for entry in keys.entries where foreign.contains(entry.key) {
            let isTick = key == .consent && entry.key == "default"
            let problem = isTick ? .tickedBeforehand : FormProblem.foreignKey(entry.key, kind: key)
            keys.report(problem, at: entry.place)
        }
        keys.allow(Self.keys(of: key), reported: foreign + LaterKeys.attributes.keys)
    }

    /// All keys that an item of that kind can have.
    static func keys(of key: ItemKey) -> [String] {
        let foreign = foreignKeys(key)
        let known = commonKeys.filter { !foreign.contains($0) } + [key.rawValue]
        return known + type(of: key).keys
    }

    /// Keys of other items that mean nothing in this kind.
    private static func foreignKeys(_ key: ItemKey) -> [String] {
        switch key {
        case .note: questionKeys
        case .consent: questionKeys.filter { $0 != "required" }
        case .score: askedKeys
        // A date that nobody gave is worse than none.
        case .date: ["default"]
        case .grid, .rank: ["default"]
        case .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps, .slider: []
        }
    }

    private static func type(of key: ItemKey) -> any KindRules.Type {
        switch key {
        case .consent: ConsentItem.self
        case .one, .dropdown: OneItem.self
        case .many: ManyItem.self
        case .yesno: YesNoItem.self
        case .text: TextItem.self
        case .story: StoryItem.self
        case .number: NumberItem.self
        case .rating: RatingItem.self
        case .grid: GridItem.self
        case .rank: RankItem.self
        case .nps: NPSItem.self
        case .slider: SliderItem.self
        case .date: DateItem.self
        case .score: ScoreItem.self
        case .note: NoteItem.self
        }
    }

    private func kind(_ key: ItemKey) -> ItemKind? {
        switch key {
        case .consent: ConsentItem.read(keys, scope).map(ItemKind.consent)
        case .one: OneItem.read(keys, scope).map(ItemKind.one)
        case .dropdown: OneItem.read(keys, scope).map(ItemKind.dropdown)
        case .many: ManyItem.read(keys, scope).map(ItemKind.many)
        case .yesno: YesNoItem.read(keys, scope).map(ItemKind.yesno)
        case .text: TextItem.read(keys, scope).map(ItemKind.text)
        case .story: StoryItem.read(keys, scope).map(ItemKind.story)
        case .number: NumberItem.read(keys, scope).map(ItemKind.number)
        case .rating: RatingItem.read(keys, scope).map(ItemKind.rating)
        case .grid: GridItem.read(keys, scope).map(ItemKind.grid)
        case .rank: RankItem.read(keys, scope).map(ItemKind.rank)
        case .nps: NPSItem.read(keys, scope).map(ItemKind.nps)
        case .slider: SliderItem.read(keys, scope).map(ItemKind.slider)
        case .date: DateItem.read(keys, scope).map(ItemKind.date)
        case .score: ScoreItem.read(keys, scope).map(ItemKind.score)
        case .note: NoteItem.read(keys, scope).map(ItemKind.note)
        }
    }

    /// A consent asks for its purpose and is not under it; a note is under what it says itself.
    private func ownDefaults(_ key: ItemKey?, _ inherited: ItemDefaults) -> ItemDefaults {
        switch key {
        case .consent: ItemDefaults()
        case .note: keys.defaults(ItemDefaults(), scope)
        case .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps, .slider, .date,
            .grid, .rank, .score, nil:
            keys.defaults(inherited, scope)
        }
    }

    private func requirement() -> Requirement {
        guard let text = keys.text("required") else { return .never }
        switch text.text {
        case "true": return .always
        case "false": return .never
        default:
            return keys.condition("required", scope.conditions).map(Requirement.when) ?? .never
        }
    }

    private func check(_ kind: ItemKind?) -> AnswerRule? {
        let message = keys.text("message")
        guard keys.has("check") else {
            if let message { keys.report(.messageWithoutCheck, at: message) }
            return nil
        }
        var own = scope.conditions
        own.addOwn(keys.item, kind)
        return keys.condition("check", own).map {
            AnswerRule(condition: $0, message: message?.text)
        }
    }

    /// What stands in the field before a person answers: what the question itself would take.
    private func preset(_ key: ItemKey?, _ kind: ItemKind?) -> [String] {
        guard let key, let kind, !Self.foreignKeys(key).contains("default") else { return [] }
        let texts = keys.texts("default")
        guard let first = texts.first else { return [] }
        if !kind.accepts(texts.map(\.text)) {
            let text = texts.map(\.text).joined(separator: ", ")
            keys.report(.badValue(text, key: "default", rule: .answer), at: first)
        }
        return texts.map(\.text)
    }

    private func codes() -> [String] {
        keys.texts("codes").compactMap { code in
            guard code.text.wholeMatch(of: /[a-z]+:\S+/) != nil else {
                keys.report(
                    .badValue(code.text, key: "codes", rule: .terminologyCode), at: code)
                return nil
            }
            return code.text
        }
    }
}
