import FormModel

/// Reads the tables of a plan.
struct PlanTablesReader {
    private var questions: PlanQuestionsReader
    private let collector: FindingCollector
    private let notes: PlanNotes
    private var tables: [Table] = []

    /// The most cells of a table of two questions.
    private static let mostCells = 400

    /// A table by the names of its questions, before these have a place in the plan.
    private struct Table: Hashable {
        let questions: [String]
        let filter: Filter?

        struct Filter: Hashable {
            let question: String
            let categories: [Int]
        }
    }

    init(_ questions: PlanQuestionsReader, _ collector: FindingCollector, _ notes: PlanNotes) {
        (self.questions, self.collector, self.notes) = (questions, collector, notes)
    }

    /// The questions by name that tables count.
    private var found: [String: PlannedQuestion] = [:]
    /// Where each filter stands, by the question that it filters by.
    private var filters: [(name: String, place: SourcePlace)] = []

    /// Reads `count` and `where`.
    mutating func read(_ node: SourceNode) {
        guard let keys = MappingReader(node, named: "tables", collector) else { return }
        keys.allow(["count", "where"])
        if !keys.has("count") { keys.report(.missingKey("count")) }
        let names = keys.texts("count")
        guard isCount(names, keys) else { return }
        let counted = names.compactMap { question($0) }
        let filter = filter(keys, names.map(\.text))
        guard !names.isEmpty, counted.count == names.count, filter != nil || !keys.has("where")
        else { return }
        add(Table(questions: names.map(\.text), filter: filter), counted, at: keys.place)
    }

    private func isCount(_ names: [SourceText], _ keys: MappingReader) -> Bool {
        guard let place = keys.entry("count")?.place else { return false }
        if names.count == 2, names[0].text == names[1].text {
            notes.add(.countedTwice(names[0].text), at: place)
            return false
        }
        if names.count > 2 { notes.add(.wrongCount(names.count), at: place) }
        return (1...2).contains(names.count)
    }

    private mutating func question(_ name: SourceText) -> PlannedQuestion? {
        guard let question = questions.question(name) else { return nil }
        found[name.text] = question
        return question
    }

    private mutating func add(
        _ table: Table, _ counted: [PlannedQuestion], at place: SourcePlace
    ) {
        let cells = counted.reduce(1) { $0 * $1.categories.count }
        if cells > Self.mostCells {
            notes.add(.tooManyCells(cells, limit: Self.mostCells), at: place)
        }
        if tables.contains(table) { notes.add(.repeatedTable, at: place) }
        tables.append(table)
    }

    // MARK: - Filters

    private mutating func filter(_ keys: MappingReader, _ counted: [String]) -> Table.Filter? {
        guard let entry = keys.entry("where"),
            let filter = MappingReader(entry.value, named: "where", collector)
        else { return nil }
        guard filter.entries.count == 1, let first = filter.entries.first else {
            notes.add(.severalFilters(filter.entries.map(\.key)), at: entry.place)
            return nil
        }
        let name = SourceText(text: first.key, place: first.place)
        if counted.contains(name.text) {
            notes.add(.filterOnCounted(name.text), at: name.place)
            return nil
        }
        guard let question = question(name) else { return nil }
        filters.append((name.text, name.place))
        return categories(filter.texts(first.key), of: question, at: name.place)
            .map { Table.Filter(question: name.text, categories: $0) }
    }

    private func categories(
        _ codes: [SourceText], of question: PlannedQuestion, at place: SourcePlace
    ) -> [Int]? {
        let categories = codes.compactMap { code in
            let category = question.category(code.text)
            if category == nil { notes.add(question.unknown(code.text), at: code.place) }
            return category
        }
        guard categories.count == codes.count, !codes.isEmpty else { return nil }
        guard Set(categories).count < question.categories.count else {
            notes.add(.filterTakesAll(question.name), at: place)
            return nil
        }
        return Set(categories).sorted()
    }

    // MARK: - All of them

    /// Looks at what only all tables together can break.
    mutating func check(_ count: Int, at place: SourcePlace) {
        if count == 0 { notes.add(.file(.emptyText(key: "tables")), at: place) }
        if count > ReleasePlan.mostTables {
            notes.add(.tooManyTables(count, limit: ReleasePlan.mostTables), at: place)
        }
        let plain = tables.filter { $0.filter == nil }.map(\.questions)
        for filter in filters where !plain.contains([filter.name]) {
            notes.add(.filterWithoutTable(filter.name), at: filter.place)
        }
        for (name, place) in questions.places where found[name] == nil {
            // A question with findings of its own may be counted nowhere because of them.
            guard !tables.contains(where: { $0.questions.contains(name) }),
                questions.isSound(name)
            else { continue }
            notes.add(.unusedQuestion(name), at: place)
        }
    }

    /// The plan of the tables that were read.
    func plan(of form: Form, _ parameters: ReleaseParameters) -> ReleasePlan? {
        let used = found.values.sorted {
            questions.place(of: $0.name) < questions.place(of: $1.name)
        }
        let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1.name, $0) })
        let planned = tables.map { table in
            PlannedTable(
                questions: table.questions.compactMap { places[$0] },
                filter: table.filter.flatMap { filter in
                    places[filter.question].map {
                        PlannedTable.Filter(question: $0, categories: filter.categories)
                    }
                })
        }
        return ReleasePlan(of: form, parameters: parameters, questions: used, tables: planned)
    }
}
