import Values

@testable import FormModel

/// Valid surveys with every kind of item and every key that an item can have.
struct RandomForm<Generator: RandomNumberGenerator> {
    private var random: Generator
    private var count = 0
    /// Earlier items that others can look at.
    private var yesNos: [String] = []
    private var manys: [String] = []
    private var numbers: [String] = []

    init(using random: Generator) {
        self.random = random
    }

    private typealias Entry = FileTree.Entry

    /// The survey of a file.
    mutating func survey() -> FileTree {
        (count, yesNos, manys, numbers) = (0, [], [], [])
        var entries = [
            entry("survey", "random"), entry("version", "1.2.3"),
            entry("language", pick(["en", "pt-BR"])), entry("title", words()),
        ]
        entries += some("intro", words()) + some("thanks", "2026")
        entries += some("pages", pick(["one", "sections", "questions"]))
        entries += some("access", pick(["open", "invited"]))
        entries += some("change_days", pick(["0", "30", "3650"]))
        entries.append(
            Entry(key: "purposes", value: .keys([described("survey"), entry("stories", "x")])))
        entries += some("purpose", "survey")
        entries.append(
            Entry(key: "lists", value: .keys([Entry(key: "often", value: choices(plain: true))])))
        entries.append(Entry(key: "sections", value: .list((0..<3).map { section($0) })))
        return .keys(entries)
    }

    /// A purpose as a sentence, or with more than that.
    private mutating func described(_ purpose: String) -> Entry {
        guard chance(2) else { return entry(purpose, words()) }
        let keys = [entry("text", words())] + some("dpv", "ScientificResearch")
        return Entry(key: purpose, value: .keys(keys + some("valid", pick(["1 day", "365 days"]))))
    }

    /// A translation of `form` with some of its texts.
    mutating func translation(of form: Form) -> FileTree {
        var entries = [
            entry("translates", form.name.text), entry("version", "1.0.7"), entry("language", "de"),
        ]
        if case .keys(let texts) = texts(TextTree(of: form)) { entries += texts }
        return .keys(entries)
    }

    private mutating func texts(_ tree: TextTree) -> FileTree {
        guard tree.place == nil else { return .text(words()) }
        if tree.plainPlace != nil, Bool.random(using: &random) { return .text(words()) }
        return .keys(
            tree.children.sorted { $0.key < $1.key }.compactMap { key, inner in
                chance(4) ? nil : Entry(key: key, value: texts(inner))
            })
    }
}

// MARK: - Sections and items

extension RandomForm {
    private mutating func section(_ number: Int) -> FileTree {
        var entries = [entry("section", words())] + some("id", "part\(number)")
        entries += some("intro", words())
        if number > 0 { entries += some("show", condition()) }
        entries += some("sensitive", "none")
        var items: [FileTree] = []
        if number == 0 { items = ["survey", "stories"].map { consent($0) } }
        for _ in 0..<Int.random(in: 3...6, using: &random) { items += item() }
        entries.append(Entry(key: "items", value: .list(items)))
        return .keys(entries)
    }

    private mutating func consent(_ purpose: String) -> FileTree {
        let own = [entry("consent", words()), entry("purpose", purpose)]
        // What publishing rests on can be refused.
        let required = purpose == "survey" ? some("required", "true") : []
        return .keys([name()] + own + some("hint", words()) + required)
    }

    /// One item, or nothing where a kind needs an earlier item that is not there.
    private mutating func item() -> [FileTree] {
        let kind = ItemKey.allCases.dropFirst().randomElement(using: &random) ?? .note
        guard let own = own(kind) else { return [] }
        let known = ItemReader.keys(of: kind)
        let common = common(kind).filter { known.contains($0.key) }
        let name = name()
        if case .text(let identifier) = name.value { remember(identifier, kind, own) }
        return [.keys([name] + own + common)]
    }

    private mutating func remember(_ name: String, _ kind: ItemKey, _ own: [Entry]) {
        if kind == .yesno { yesNos.append(name) }
        if kind == .rating || kind == .number { numbers.append(name) }
        if kind == .many, own.contains(where: { $0.key == "choices" }) { manys.append(name) }
    }

    /// The keys of every item, with those that only some kinds have.
    private mutating func common(_ kind: ItemKey) -> [Entry] {
        var entries =
            some("hint", words()) + some("required", pick(["true", "false", condition()]))
        if kind != .note { entries += some("show", condition()) }
        entries += some("identifies", pick(["true", "false"]))
        if kind != .note, chance(3) {
            entries.append(entry("sensitive", pick(["health", "none", "genetic"])))
            entries.append(purpose())
        }
        if chance(4) {
            entries.append(
                chance(2)
                    ? entry("codes", "loinc:29463-7")
                    : Entry(key: "codes", value: .list([.text("snomed:1"), .text("loinc:2")])))
        }
        if kind == .number, chance(2) { entries.append(entry("check", "it >= 0")) }
        if entries.contains(where: { $0.key == "check" }) { entries += some("message", words()) }
        return entries + preset(kind)
    }

    private mutating func purpose() -> Entry {
        chance(2)
            ? entry("purpose", "survey")
            : Entry(key: "purpose", value: .list([.text("survey"), .text("stories")]))
    }

    private mutating func preset(_ kind: ItemKey) -> [Entry] {
        switch kind {
        case .yesno: some("default", "yes")
        case .text: some("default", "x")
        case .rating: some("default", "3")
        case .nps: some("default", "10")
        case .consent, .one, .dropdown, .many, .story, .number, .slider, .date, .grid, .rank,
            .score, .note:
            []
        }
    }

    private mutating func own(_ kind: ItemKey) -> [Entry]? {
        let words = entry(kind.rawValue, words())
        switch kind {
        case .consent: return nil
        case .one, .dropdown: return [words] + origin()
        case .many: return [words] + origin() + some("min", "1") + some("max", "2")
        case .yesno: return [words] + some("asserts", pick(["adult", "guardian"]))
        case .text: return [words] + some("max", "20000")
        case .story:
            return [words] + some("min", "1") + some("max", "500") + some("publish", "stories")
        case .number: return [words] + number()
        case .rating: return [words] + some("min", "0") + some("max", "10") + ends()
        case .nps: return [words] + ends()
        case .slider:
            return [words] + some("min", "-2") + some("max", "10") + some("step", "0.5") + ends()
        case .date: return [words] + date()
        case .grid: return [words] + grid()
        case .rank: return [words] + ranking()
        case .score: return score()
        case .note: return [words] + end()
        }
    }
}

// MARK: - Kinds

extension RandomForm {
    private mutating func origin() -> [Entry] {
        let shuffle = some("shuffle", "true")
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return [entry("list", "often")] + shuffle
        case 1: return [entry("source", "countries")] + shuffle
        case 2 where !manys.isEmpty: return [entry("from", pick(manys))] + shuffle
        default: return [Entry(key: "choices", value: choices(plain: false))] + shuffle
        }
    }

    private mutating func choices(plain: Bool) -> FileTree {
        let codes = chance(2) ? ["a", "b_2", "c", "d"] : ["0", "1", "20", "999999999"]
        return .list(
            codes.map { code in
                var entries = [entry(code, pick(["Choice", "7", "true"]))]
                entries += some("score", pick(["2", "-0.5"])) + some("fixed", "true")
                if !plain { entries += some("write", words()) }
                if !plain, code == "d" { entries += some("alone", "true") }
                if !plain, !yesNos.isEmpty { entries += some("show", condition()) }
                return .keys(entries)
            })
    }

    private mutating func number() -> [Entry] {
        some("unit", "kg") + some("min", "0") + some("max", "200")
            + [entry("decimals", pick(["0", "1", "6"]))]
    }

    private mutating func ends() -> [Entry] { some("low", words()) + some("high", words()) }

    private mutating func date() -> [Entry] {
        let precision = pick(["day", "month", "year"])
        let partial = precision == "year" ? [] : some("partial", "true")
        return [entry("precision", precision)] + partial
            + some("min", pick(["1920", "1920-05", "1920-05-31"]))
            + some("max", pick(["today", "2026"]))
    }

    private mutating func grid() -> [Entry] {
        let rows = ["up", "down", "3"].map { code in
            FileTree.keys([entry(code, words())] + some("fixed", "true"))
        }
        let columns =
            chance(2)
            ? entry("list", "often") : Entry(key: "choices", value: choices(plain: true))
        return [Entry(key: "rows", value: .list(rows)), columns] + some("shuffle", "true")
    }

    private mutating func ranking() -> [Entry] {
        let from = manys.isEmpty || chance(2) ? nil : entry("from", pick(manys))
        let own = Entry(key: "choices", value: choices(plain: true))
        return [from ?? own] + some("most", "2") + some("shuffle", "false")
    }

    private mutating func score() -> [Entry]? {
        guard let first = numbers.first else { return nil }
        let parts = numbers.joined(separator: ", ")
        var entries = [entry("score", "sum(\(parts))"), entry("title", words())]
        if chance(2) {
            let needs: FileTree = chance(2) ? .text("1") : .list([.text(first)])
            entries += [Entry(key: "needs", value: needs)] + some("prorate", "true")
        }
        entries += some("decimals", "1")
        let bands = ["-2", "0", "5.5"].map { FileTree.keys([entry($0, words())]) }
        return entries + (chance(2) ? [Entry(key: "bands", value: .list(bands))] : [])
    }

    private mutating func end() -> [Entry] {
        guard !yesNos.isEmpty, chance(2) else { return [] }
        return [entry("show", condition()), entry("end", "true")]
    }
}

// MARK: - Parts

extension RandomForm {
    private mutating func name() -> Entry {
        count += 1
        return entry("id", "q\(count)")
    }

    private mutating func condition() -> String {
        guard let name = yesNos.randomElement(using: &random) else { return "q1 = yes" }
        return pick([name, "\(name) = no", "not \(name) answered", "count(q1, \(name)) > 1"])
    }

    private mutating func words() -> String {
        pick(["Words", "Words: and more", "‘Words’ & \"others\"", "12", "2.5", "true", "no", "- x"])
    }

    private mutating func some(_ key: String, _ text: String) -> [Entry] {
        chance(3) ? [entry(key, text)] : []
    }

    private func entry(_ key: String, _ text: String) -> Entry {
        Entry(key: key, value: .text(text))
    }

    private mutating func chance(_ among: Int) -> Bool {
        Int.random(in: 0..<among, using: &random) == 0
    }

    private mutating func pick(_ texts: [String]) -> String {
        texts.randomElement(using: &random) ?? ""
    }
}
