/// What a release does not show as planned, with the reason.
package enum ReleaseNote: Hashable, Sendable {
    /// The number of people of a group is not shown; nil for everybody.
    case withoutTotal(filter: String?)
    case wideTotals(table: String)
    /// Categories are counted as one.
    case merged(question: String, categories: [String])
    case wideCells(table: String)
    /// The table is not shown any more; its last release stands.
    case omitted(table: String)
    /// Too few people fit the filter of the table.
    case tooFewPeople(table: String)

    /// Everything that a release shows otherwise than its plan.
    package static func notes(on release: Release, _ plan: ReleasePlan) -> [ReleaseNote] {
        let coarsening = release.coarsening
        let bases = coarsening.bases.sorted().map { base in
            ReleaseNote.withoutTotal(filter: base == 0 ? nil : name(plan, base))
        }
        let merged = plan.questions.enumerated().flatMap { place, question in
            question.groups(afterMerging: coarsening.merges[place]).filter { $0.count > 1 }.map {
                ReleaseNote.merged(
                    question: question.name, categories: $0.map { question.labels[$0] })
            }
        }
        let tables = plan.tables.enumerated().compactMap { place, table in
            note(on: place, plan.name(of: table), plan.base(of: table), release)
        }
        return bases + merged + tables
    }

    private static func name(_ plan: ReleasePlan, _ base: Int) -> String {
        let filter = plan.filters[base - 1]
        let question = plan.questions[filter.question]
        let codes = filter.categories.map { question.categories[$0] }
        return "\(question.name) = \(codes.joined(separator: ", "))"
    }

    private static func note(
        on place: Int, _ name: String, _ base: Int, _ release: Release
    ) -> ReleaseNote? {
        let coarsening = release.coarsening
        if coarsening.omitted.contains(place) { return .omitted(table: name) }
        if release.thinFilters.contains(base) { return .tooFewPeople(table: name) }
        if coarsening.wideCells.contains(place) { return .wideCells(table: name) }
        return coarsening.wideTotals.contains(place) ? .wideTotals(table: name) : nil
    }
}

extension ReleaseNote: CustomStringConvertible {
    /// The note in plain words, for the operator and the public.
    package var description: String {
        switch self {
        case .withoutTotal(nil):
            "The number of people is not shown: with it, small numbers could be worked out."
        case .withoutTotal(let filter?):
            "The number of people with \(filter) is not shown: with it, small numbers could be "
                + "worked out."
        case .wideTotals(let table):
            "\(table): totals are shown in wider ranges, so that small numbers cannot be worked out."
        case .merged(let question, let categories):
            "\(question): \(categories.joined(separator: ", ")) are counted together, so that small "
                + "numbers cannot be worked out."
        case .wideCells(let table):
            "\(table): numbers are shown in wider ranges, so that small ones cannot be worked out."
        case .omitted(let table):
            "\(table): not shown any more, because it would say too much together with earlier "
                + "releases. Its last release stands."
        case .tooFewPeople(let table):
            "\(table): too few people to show numbers."
        }
    }
}
