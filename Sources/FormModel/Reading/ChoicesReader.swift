import Values

/// Reads the choices of a question, the rows of a grid, or a list of choices that questions share.
struct ChoicesReader {
    let keys: MappingReader
    let scope: FormScope
    /// False while a shared list is read, whose conditions depend on where it is used.
    var readsConditions = true
    /// What the entries can say beside their code and text.
    private(set) var attributes = Self.choiceAttributes
    /// What an entry is called in findings.
    private(set) var name = "choices"

    init(keys: MappingReader, scope: FormScope, readsConditions: Bool = true) {
        (self.keys, self.scope, self.readsConditions) = (keys, scope, readsConditions)
    }

    private static let choiceAttributes = ["write", "alone", "score", "show", "fixed"]
    /// The keys that can give a question its choices.
    private static let origins = ["choices", "list", "from", "source"]

    /// The choices by the one of the keys `choices`, `list`, `from` and `source` that is there.
    func list() -> ChoiceList? {
        let given = keys.entries.filter { Self.origins.contains($0.key) }
        if given.count > 1 {
            keys.report(.severalOrigins(given.map(\.key)), at: given[1].place)
        }
        let shuffle = keys.flag("shuffle") ?? false
        if keys.has("from") { return answered(shuffle: shuffle) }
        if keys.has("source") { return countries(shuffle: shuffle) }
        return choices().map { ChoiceList($0, shuffle: shuffle, name: listName) }
    }

    /// The same for a kind whose choices have no text fields and exclude no others.
    func plainList(of kind: ItemKey) -> ChoiceList? {
        guard let list = list() else { return nil }
        return isPlain(list.choices, kind) ? list : nil
    }

    /// The choices of each row of a grid, by the keys `choices` or `list`.
    func columns() -> ChoiceList? {
        if let list = keys.entry("list"), keys.has("choices") {
            keys.report(.severalOrigins(["choices", "list"]), at: list.place)
        }
        guard let choices = choices(), isPlain(choices, .grid) else { return nil }
        return ChoiceList(choices, shuffle: false, name: listName)
    }

    /// The name of the shared list, where the choices come from one.
    private var listName: String? { keys.has("choices") ? nil : keys.text("list")?.text }

    private func isPlain(_ choices: [Choice], _ kind: ItemKey) -> Bool {
        let place = (keys.entry("choices") ?? keys.entry("list"))?.place
        let write = choices.contains { $0.write != nil }
        let alone = choices.contains(where: \.alone)
        if write { keys.report(.foreignKey("write", kind: kind), at: place) }
        if alone { keys.report(.foreignKey("alone", kind: kind), at: place) }
        return !write && !alone
    }

    private func choices() -> [Choice]? {
        if let own = keys.entry("choices") { return choices(own) }
        guard keys.has("list") else {
            if !isExplained { keys.report(.noChoices) }
            return nil
        }
        return keys.text("list").flatMap(shared)
    }

    /// True when another finding says why there are no choices.
    private var isExplained: Bool {
        keys.entries.contains { NearestName.of($0.key, among: Self.origins) != nil }
    }

    private func shared(_ name: SourceText) -> [Choice]? {
        guard let list = scope.lists[name.text] else {
            let nearest = NearestName.of(name.text, among: scope.lists.keys.sorted())
            keys.report(.unknownList(name.text, nearest: nearest), at: name)
            return nil
        }
        return list.choices(in: scope)
    }

    private func countries(shuffle: Bool) -> ChoiceList? {
        let isKnown = keys.value("source", .source) {
            $0 == ChoiceOrigin.countriesSource ? true : nil
        }
        guard isKnown != nil, let language = scope.language else { return nil }
        return ChoiceList(
            Countries.choices(in: language), shuffle: shuffle, origin: .countries(language))
    }

    /// The choices of a list of `code: text`; nil after adding what is wrong.
    func choices(_ entry: SourceEntry) -> [Choice]? {
        guard let nodes = keys.list(entry.key) else { return nil }
        if nodes.count < 2 { keys.report(.tooFewChoices(nodes.count), at: entry.place) }
        return choices(nodes)
    }

    /// The rows of a grid by a list of `code: text`; nil after adding what is wrong.
    func rows(_ entry: SourceEntry) -> [GridRow]? {
        guard let nodes = keys.list(entry.key) else { return nil }
        if nodes.isEmpty { keys.report(.emptyText(key: entry.key), at: entry.place) }
        var reader = self
        (reader.attributes, reader.name) = (["fixed"], entry.key)
        let rows = reader.choices(nodes)?.map {
            GridRow(code: $0.code, text: $0.text, fixed: $0.fixed)
        }
        if let rows, rows.contains(where: { $0.code == GridRow.reserved }) {
            keys.report(.reservedIdentifier(GridRow.reserved), at: entry.place)
        }
        return nodes.isEmpty ? nil : rows
    }

    private func choices(_ nodes: [SourceNode]) -> [Choice]? {
        let choices = nodes.compactMap(choice)
        var codes: Set<String> = []
        for (choice, place) in choices where !codes.insert(choice.code).inserted {
            keys.report(.duplicateCode(choice.code), at: place)
        }
        guard choices.count == nodes.count, codes.count == nodes.count else { return nil }
        return choices.map(\.choice)
    }

    private func choice(_ node: SourceNode) -> (choice: Choice, place: SourcePlace)? {
        guard
            let choice = MappingReader(node, named: name, item: keys.item, keys.collector),
            let code = code(choice)
        else { return nil }
        let text = choice.text(code.key)
        let isCode = Self.isCode(code.key)
        if !isCode {
            choice.report(.badValue(code.key, key: name, rule: .code), at: code.place)
        }
        let show = readsConditions ? choice.condition("show", scope.conditions) : nil
        let read = Choice(
            code: code.key, text: text?.text ?? "", write: choice.text("write")?.text,
            alone: choice.flag("alone") ?? false, score: choice.number("score"),
            show: show, fixed: choice.flag("fixed") ?? false)
        return isCode && text != nil ? (read, code.place) : nil
    }

    /// The one key of a choice that is not an attribute.
    private func code(_ choice: MappingReader) -> SourceEntry? {
        let codes = choice.entries.filter { !attributes.contains($0.key) }
        guard let first = codes.first else {
            choice.report(.choiceWithoutCode)
            return nil
        }
        // The code comes first; a second key is more likely a slip in an attribute's name.
        for other in codes.dropFirst() {
            let nearest = NearestName.of(other.key, among: attributes)
            let isAttribute = nearest != nil || Self.choiceAttributes.contains(other.key)
            choice.report(
                isAttribute
                    ? .unknownKey(other.key, nearest: nearest, known: attributes)
                    : .choiceWithSeveralCodes([first.key, other.key]), at: other.place)
        }
        return codes.count == 1 ? first : nil
    }

    /// A lower-case word or a whole number of at most nine digits.
    private static func isCode(_ text: String) -> Bool {
        text.wholeMatch(of: /[a-z][a-z0-9_]{0,31}|0|[1-9][0-9]{0,8}/) != nil
    }
}

// MARK: - Earlier answers

extension ChoicesReader {
    /// The choices of the earlier question that `from` names, each offered to whom chose it there.
    private func answered(shuffle: Bool) -> ChoiceList? {
        guard let name = keys.text("from"), let (index, kind) = question(name),
            let identifier = ItemIdentifier(name.text)
        else { return nil }
        // What excludes all others there leaves nothing to choose from here.
        let choices = kind.choices.enumerated().filter { !$1.alone }.map { position, choice in
            Choice(
                code: choice.code, text: choice.text, score: choice.score,
                show: Condition(
                    source: "\(name.text) has \(choice.code)",
                    test: .has(item: index, choice: position), items: [index]),
                fixed: choice.fixed)
        }
        if choices.count < 2 { keys.report(.tooFewChoices(choices.count), at: name) }
        return ChoiceList(
            choices, shuffle: shuffle, name: kind.list?.name,
            origin: .answer(item: index, identifier), owner: kind.list?.owner ?? identifier)
    }

    private func question(_ name: SourceText) -> (index: Int, kind: ItemKind)? {
        do {
            let (index, kind) = try scope.conditions.question(name.text)
            if kind.takesSeveral { return (index, kind) }
            keys.report(.notSeveral(name.text), at: name)
        } catch {
            if let problem = error.problem { keys.report(.origin(problem), at: name) }
        }
        return nil
    }
}
