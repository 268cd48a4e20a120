import Disclosure
package import FormModel
package import Values

extension SurveyReport {
    /// The report of what was counted, and of drafts where they were looked at.
    package init(_ tally: Tally, drafts: DraftTally? = nil) {
        let request = tally.request
        let questions = request.questions
        let counted = CountedForm(request.form, versions: tally.versions, hasDetails: true)
        let isFiltered = !request.filters.isEmpty
        // Who asks for some questions wants these.
        let isWhole = questions == nil
        // What is in a draft is not looked into, so that no filter can be laid on it.
        let drafts = isWhole && !isFiltered ? drafts : nil
        self.init(
            counted, unfiltered: isFiltered ? tally.total : nil,
            filters: request.filters.map(\.source),
            days: isWhole ? TimeSeries(tally.days) : nil,
            languages: isWhole ? Self.sorted(tally.languages) : nil,
            dropOff: drafts.map { DropOff($0, days: tally.days) },
            only: questions,
            crosses: request.crosses.indices.map { CrossTable(tally, $0) })
    }

    /// The report of the maintained counts alone; `count` gives how many responses fall into a cell.
    package init(
        _ form: Form, responses: Int, only questions: [ItemIdentifier]? = nil,
        count: (CellKey) -> Int
    ) {
        let counted = CountedForm(form, responses: responses, count: count)
        self.init(
            counted, unfiltered: nil, filters: [], days: nil, languages: nil, dropOff: nil,
            only: questions, crosses: [])
    }

    private init(
        _ counted: CountedForm, unfiltered: Int?, filters: [String], days: TimeSeries?,
        languages: [LanguageCount]?, dropOff: DropOff?, only names: [ItemIdentifier]?,
        crosses: [CrossTable]
    ) {
        let form = counted.form
        (self.form, title, version) = (form.name, form.title, form.version.description)
        language = form.language
        (responses, self.unfiltered, self.filters) = (counted.responses, unfiltered, filters)
        (self.days, self.languages, self.dropOff) = (days, languages, dropOff)
        questions = counted.questions.filter { names?.contains($0.item.identifier) ?? true }
            .map(\.report)
        self.crosses = crosses
    }

    private static func sorted(_ languages: [LanguageTag: Int]) -> [LanguageCount] {
        languages.map { LanguageCount(language: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.language.text) < ($0.count, $1.language.text) }
    }
}

/// A form with what was counted of its versions.
struct CountedForm {
    let form: Form
    let responses: Int
    /// The questions of the version in force, and behind them those that only earlier ones ask.
    let questions: [CountedQuestion]

    init(_ form: Form, versions: [VersionTally], hasDetails: Bool) {
        self.form = form
        responses = versions.reduce(0) { $0 + $1.responses }
        let items = form.items.map { (item: $0, form: form) } + Self.former(form, versions)
        let all = responses
        questions = items.filter(\.item.kind.hasAnswer).map { item, owner in
            CountedQuestion(
                item, of: owner, isFormer: owner !== form, versions: versions, all: all)
        }
    }

    /// The counts of all versions together, as the store keeps them.
    init(_ form: Form, responses: Int, count: (CellKey) -> Int) {
        (self.form, self.responses) = (form, responses)
        let cells = Dictionary(grouping: form.cells, by: \.item)
        questions = form.items.filter(\.kind.hasAnswer).map { item in
            let keys = cells[item.identifier] ?? []
            return CountedQuestion(
                item, all: responses,
                cells: keys.map { CountedCell(name: $0.name, count: count($0), isFormer: false) })
        }
    }

    /// The items that only earlier versions have, each as the newest of them has it.
    private static func former(
        _ form: Form, _ versions: [VersionTally]
    ) -> [(item: Item, form: Form)] {
        var former: [(item: Item, form: Form)] = []
        let newest = versions.map(\.form).sorted { $1.version < $0.version }
        for version in newest where version.digest != form.digest {
            for item in version.items where form.match(of: item) == nil {
                guard !former.contains(where: { $0.form.match(of: item) === $0.item }) else {
                    continue
                }
                former.append((item, version))
            }
        }
        return former
    }
}

/// One cell of a question with what was counted in it.
struct CountedCell {
    let name: CellName
    var count: Int
    /// True for an answer that the version in force does not offer any more.
    let isFormer: Bool
}
