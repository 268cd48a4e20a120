import FormModel
import Values

/// The questions of all versions, put together newest first.
struct RecordDraft {
    /// A question that later versions of the walk still add to.
    struct Entry {
        var question: RecordQuestion
        let family: AnswerFamily
        let isPartialDate: Bool
        var decimals: Int
        var least: FixedDecimal?
        /// The choices of all versions by their codes, the newest words first.
        var choices: [RecordChoice] = []
        /// The rows of all versions.
        var rows: [RecordChoice] = []
        /// The codes of choices with a text field, and its label.
        var writeIns: [String: String] = [:]
    }

    private(set) var questions: [Entry] = []
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        let name: ItemIdentifier
        let family: AnswerFamily
    }

    init(_ versions: [Form], _ selection: RecordSelection) {
        for (version, form) in versions.enumerated() {
            for item in form.items where selection.takes(item) { add(item, version) }
        }
        for place in questions.indices { questions[place].number() }
    }

    private mutating func add(_ item: Item, _ version: Int) {
        guard let family = AnswerFamily(item.kind) else { return }
        let key = Key(name: item.identifier, family: family)
        let place = places[key] ?? questions.count
        if place == questions.count {
            questions.append(Entry(item, family))
            places[key] = place
        }
        questions[place].add(item, version)
    }
}

extension RecordDraft.Entry {
    fileprivate init(_ item: Item, _ family: AnswerFamily) {
        question = RecordQuestion(
            name: item.identifier.text, text: item.text, kind: item.kind.key,
            unit: item.kind.unit, codes: item.codes, sensitivity: item.sensitivity,
            identifies: item.identifies, versions: [])
        self.family = family
        isPartialDate = item.kind.isPartialDate
        (decimals, least) = (item.kind.decimals, item.kind.least)
    }

    fileprivate mutating func add(_ item: Item, _ version: Int) {
        question.versions.append(version)
        question.identifies = question.identifies || item.identifies
        if question.sensitivity == .none { question.sensitivity = item.sensitivity }
        decimals = max(decimals, item.kind.decimals)
        if let known = least { least = item.kind.least.map { min($0, known) } }
        choices.add(item.kind.choices.map { ($0.code, $0.text) })
        for choice in item.kind.choices {
            if let write = choice.write, writeIns[choice.code] == nil {
                writeIns[choice.code] = write
            }
        }
        if case .grid(let grid) = item.kind { rows.add(grid.rows.map { ($0.code, $0.text) }) }
    }

    /// Numbers the choices, oldest first; see ``RecordChoice/number``.
    fileprivate mutating func number() {
        let codes = choices.map { Int($0.code) }
        let areNumbers = codes.allSatisfy { $0 != nil }
        // Versions are added newest first, so that what only older ones have stands behind.
        let age = choices.indices.sorted { choices[$0].number > choices[$1].number }
        for (rank, place) in age.enumerated() {
            choices[place].number = areNumbers ? codes[place] ?? 0 : rank + 1
        }
    }
}

extension [RecordChoice] {
    /// Adds what is not there yet. Until they are numbered, `number` is the last version of the walk
    /// that had the code, and its place there: the higher, the older.
    fileprivate mutating func add(_ parts: [(code: String, text: String)]) {
        let base = (map(\.number).max() ?? 0) + parts.count
        for (place, part) in parts.enumerated() {
            if let known = firstIndex(where: { $0.code == part.code }) {
                self[known].number = base - place
            } else {
                append(RecordChoice(code: part.code, label: part.text, number: base - place))
            }
        }
    }
}

extension ItemKind {
    fileprivate var unit: String? {
        guard case .number(let number) = self else { return nil }
        return number.unit
    }

    fileprivate var isPartialDate: Bool {
        guard case .date(let date) = self else { return false }
        return date.isPartial || date.precision != .day
    }

    fileprivate var decimals: Int {
        switch self {
        case .number(let number): number.decimals
        case .slider(let slider):
            [slider.least, slider.most, slider.step].map(\.decimals).max() ?? 0
        case .score(let score): score.decimals
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .rating, .nps, .date, .grid,
            .rank, .note:
            0
        }
    }

    fileprivate var least: FixedDecimal? {
        switch self {
        case .number(let number): number.least
        case .slider(let slider): slider.least
        case .rating, .nps: FixedDecimal(mantissa: 0, decimals: 0)
        case .score, .consent, .one, .dropdown, .many, .yesno, .text, .story, .date, .grid, .rank,
            .note:
            nil
        }
    }
}
