/// Reads the choices of a question, or a list of choices that questions share.
struct ChoicesReader {
    let keys: MappingReader
    let scope: FormScope

    private static let choiceKeys = ["write", "alone", "score", "show", "fixed"]

    /// The choices by the keys `choices` or `list`.
    func list() -> ChoiceList? {
        guard let choices = choices() else { return nil }
        let name = keys.has("choices") ? nil : keys.text("list")?.text
        return ChoiceList(choices, shuffle: keys.flag("shuffle") ?? false, name: name)
    }

    private func choices() -> [Choice]? {
        if let own = keys.entry("choices") {
            if let list = keys.entry("list") { keys.report(.choicesAndList, at: list.place) }
            return choices(own)
        }
        guard keys.has("list") else {
            if !isExplained { keys.report(.noChoices) }
            return nil
        }
        return keys.text("list").flatMap(shared)
    }

    /// True when another finding says why there are no choices.
    private var isExplained: Bool {
        keys.entries.contains {
            NearestName.of($0.key, among: ["choices", "list", "source", "from"]) != nil
        }
    }

    private func shared(_ name: SourceText) -> [Choice]? {
        guard let list = scope.lists[name.text] else {
            let nearest = NearestName.of(name.text, among: scope.lists.keys.sorted())
            keys.report(.unknownList(name.text, nearest: nearest), at: name)
            return nil
        }
        return list
    }

    /// The choices of a list of `code: text`; nil after adding what is wrong.
    func choices(_ entry: SourceEntry) -> [Choice]? {
        guard let nodes = keys.list(entry.key) else { return nil }
        let choices = nodes.compactMap(choice)
        if nodes.count < 2 { keys.report(.tooFewChoices(nodes.count), at: entry.place) }
        var codes: Set<String> = []
        for (choice, place) in choices where !codes.insert(choice.code).inserted {
            keys.report(.duplicateCode(choice.code), at: place)
        }
        guard choices.count == nodes.count, codes.count == nodes.count else { return nil }
        return choices.map(\.choice)
    }

    private func choice(_ node: SourceNode) -> (choice: Choice, place: SourcePlace)? {
        guard
            let choice = MappingReader(node, named: "choices", item: keys.item, keys.collector),
            let code = code(choice)
        else { return nil }
        let text = choice.text(code.key)
        let isCode = Self.isCode(code.key)
        if !isCode {
            choice.report(.badValue(code.key, key: "choices", rule: .code), at: code.place)
        }
        let read = Choice(
            code: code.key, text: text?.text ?? "", write: choice.text("write")?.text,
            alone: choice.flag("alone") ?? false, score: choice.number("score"),
            show: choice.condition("show", scope.conditions), fixed: choice.flag("fixed") ?? false)
        return isCode && text != nil ? (read, code.place) : nil
    }

    /// The one key of a choice that is not an attribute.
    private func code(_ choice: MappingReader) -> SourceEntry? {
        let codes = choice.entries.filter { !Self.choiceKeys.contains($0.key) }
        guard let first = codes.first else {
            choice.report(.choiceWithoutCode)
            return nil
        }
        // The code comes first; a second key is more likely a slip in an attribute's name.
        for other in codes.dropFirst() {
            let nearest = NearestName.of(other.key, among: Self.choiceKeys)
            choice.report(
                nearest.map { .unknownKey(other.key, nearest: $0, known: Self.choiceKeys) }
                    ?? .choiceWithSeveralCodes([first.key, other.key]), at: other.place)
        }
        return codes.count == 1 ? first : nil
    }

    /// A lower-case word or a whole number of at most nine digits.
    private static func isCode(_ text: String) -> Bool {
        text.wholeMatch(of: /[a-z][a-z0-9_]{0,31}|0|[1-9][0-9]{0,8}/) != nil
    }
}
