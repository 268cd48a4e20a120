import Disclosure
import FormModel
import Pages
import Values

/// Turns the published tables of a form into what a page shows: bands with the words of a language.
struct ResultsWriter {
    let survey: FormName
    let title: Wording
    let isOpen: Bool
    let words: FormWords
    /// Every release of the form that can be read.
    let entries: [ResultsShelf.Entry]

    /// The page of one of the releases.
    func page(_ entry: ResultsShelf.Entry) -> ResultsPage {
        let release = entry.content
        return ResultsPage(
            survey: survey, title: title, isOpen: isOpen, number: entry.edition.number,
            day: entry.edition.day, people: release.people.map(ShownBand.init),
            threshold: release.threshold, width: release.band,
            sections: runs(of: release.tables).map(section),
            unshown: release.tables.compactMap { unshown($0, in: entry) },
            editions: entries.map(\.edition).sorted { $0.number > $1.number })
    }

    // MARK: - Sections

    /// Tables that are shown, those together that stand one behind the other and count parts of one item.
    private func runs(of tables: [FrozenTable]) -> [[FrozenTable]] {
        tables.filter { $0.counts != nil }.reduce(into: []) { runs, table in
            if let last = runs.last?.last, belongTogether(last, table) {
                runs[runs.count - 1].append(table)
            } else {
                runs.append([table])
            }
        }
    }

    private func belongTogether(_ one: FrozenTable, _ other: FrozenTable) -> Bool {
        guard one.questions.count == 1, other.questions.count == 1, one.filter == other.filter
        else { return false }
        let (item, part) = FormWords.split(one.questions[0])
        let (otherItem, otherPart) = FormWords.split(other.questions[0])
        return item == otherItem && part != nil && otherPart != nil
    }

    private func section(_ run: [FrozenTable]) -> ResultsPage.Section {
        let subject = subject(of: run[0], hasParts: true)
        if let joined = joined(run) { return .init(subject: subject, tables: [joined]) }
        return .init(subject: subject, tables: run.compactMap(table))
    }

    /// What a table is about. A part of a question has a heading of its own where `hasParts`.
    private func subject(of table: FrozenTable, hasParts: Bool) -> ResultsPage.Subject {
        let names = table.questions
        let isSingle = names.count == 1 && hasParts
        return ResultsPage.Subject(
            question: isSingle ? words.question(names[0]).item : whole(names[0]),
            by: names.count > 1 ? whole(names[1]) : nil,
            filter: table.filter.map { filter in
                ResultsPage.Filter(
                    question: whole(filter.question),
                    answers: group(filter.categories, of: filter.question))
            })
    }

    /// A question with its part in one line.
    private func whole(_ name: String) -> Wording {
        let (item, part) = words.question(name)
        guard let part else { return item }
        return Wording("\(item.text) – \(part.text)", language: item.language)
    }

    // MARK: - Tables

    private func table(_ table: FrozenTable) -> ResultsTable? {
        guard let counts = table.counts else { return nil }
        let names = table.questions
        let groups = zip(names, counts.groups).map { self.groups($1, of: $0) }
        return ResultsTable(
            part: names.count == 1 ? words.question(names[0]).part : nil, rows: groups[0],
            columns: groups.count > 1 ? groups[1] : [],
            cells: counts.cells.map { $0.map(ShownBand.init) },
            rowTotals: groups.count > 1 ? counts.margins[0].map { $0.map(ShownBand.init) } : [],
            columnTotals: groups.count > 1 ? counts.margins[1].map { $0.map(ShownBand.init) } : [],
            total: counts.total.map(ShownBand.init), isWide: counts.isWide)
    }

    /// One table of several parts of an item, a row for each, where all have the same columns.
    private func joined(_ run: [FrozenTable]) -> ResultsTable? {
        let counts = run.compactMap(\.counts)
        let codes = Set(counts.map(\.groups))
        guard run.count > 1, codes.count == 1, let columns = counts.first?.groups.first else {
            return nil
        }
        let names = run.map { $0.questions[0] }
        let yes = columns.firstIndex(of: ["yes"]).flatMap { words.isOption(names[0]) ? $0 : nil }
        return ResultsTable(
            rows: names.map { [.words(words.question($0).part ?? Wording($0))] },
            columns: groups(columns, of: names[0]), chart: yes.map { .column($0) } ?? .cells,
            cells: counts.flatMap { $0.cells.map { $0.map(ShownBand.init) } },
            rowTotals: counts.map { $0.total.map(ShownBand.init) }, total: nil,
            isWide: counts.contains(where: \.isWide))
    }

    private func groups(_ groups: [[String]], of name: String) -> [ResultsTable.Group] {
        groups.map { group($0, of: name) }
    }

    private func group(_ codes: [String], of name: String) -> ResultsTable.Group {
        codes.map { words.category($0, of: name) }
    }

    // MARK: - What is not shown

    private func unshown(
        _ table: FrozenTable, in entry: ResultsShelf.Entry
    ) -> ResultsPage.Unshown? {
        let reason: ResultsPage.Unshown.Reason
        switch table.content {
        case .shown: return nil
        case .tooFewPeople: reason = .tooFewPeople
        case .omitted: reason = .tooMuch(last: last(showing: table, before: entry))
        }
        return ResultsPage.Unshown(subject: subject(of: table, hasParts: false), reason: reason)
    }

    /// The last release before this one that shows the table.
    private func last(
        showing table: FrozenTable, before entry: ResultsShelf.Entry
    ) -> ResultsPage.Edition? {
        entries.filter { $0.edition.number < entry.edition.number }
            .sorted { $0.edition.number > $1.edition.number }
            .first { earlier in
                earlier.content.tables.contains {
                    $0.counts != nil && $0.questions == table.questions
                        && $0.filter == table.filter
                }
            }?.edition
    }
}

extension ShownBand {
    init(_ band: Band) { self.init(lower: band.lower, upper: band.upper) }
}
