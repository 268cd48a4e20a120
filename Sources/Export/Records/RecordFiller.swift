package import FormModel
package import Values

/// Lays answers out by the columns of a table.
package struct RecordFiller: Sendable {
    private let plans: [VersionPlan]

    package init(_ table: RecordTable) {
        plans = table.versions.indices.map { VersionPlan(table, version: $0) }
    }

    /// Says whether answers to an item of a version, which is a place in ``RecordTable/versions``, have a
    /// column.
    package func hasColumn(for item: Item, of version: Int) -> Bool {
        plans[version].items[item.index] != nil
    }

    /// Fills `row`, which is reused from record to record, with the answers to a version, which is a
    /// place in ``RecordTable/versions``.
    package func fill(
        _ row: inout [RecordCell], number: Int, version: Int, language: LanguageTag,
        receivedOn: Day, _ stored: StoredAnswers
    ) {
        let plan = plans[version]
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: plan.empty)
        row[RecordTable.Own.number.rawValue] = .whole(number)
        row[RecordTable.Own.version.rawValue] = .choice(version)
        row[RecordTable.Own.language.rawValue] = .text(language.text)
        row[RecordTable.Own.receivedOn.rawValue] = .date(PartialDate(receivedOn))
        plan.markSkipped(&row, stored)
        for (item, answer) in stored.answers { plan.items[item.index]?.fill(&row, answer) }
    }
}

/// Where the answers to one version go.
private struct VersionPlan: Sendable {
    /// By the positions of the form's items.
    let items: [ItemPlan?]
    /// A row in which nothing was shown.
    let empty: [RecordCell]
    /// Which columns are asked with which item, by its position.
    private let asked: [(item: Int, column: Int)]

    init(_ table: RecordTable, version: Int) {
        let form = table.versions[version]
        var items = [ItemPlan?](repeating: nil, count: form.items.count)
        var empty = [RecordCell](
            repeating: .missing(.notInVersion), count: table.columns.count)
        for question in table.questions where question.versions.contains(version) {
            let item = form.items.first { $0.identifier.text == question.name }
            guard let item, let plan = ItemPlan(item, question, table.columns) else { continue }
            items[item.index] = plan
            for column in plan.columns { empty[column] = .missing(.notShown) }
        }
        (self.items, self.empty) = (items, empty)
        asked = items.enumerated().flatMap { index, plan in
            (plan?.parts ?? []).map { (index, $0) }
        }
    }

    func markSkipped(_ row: inout [RecordCell], _ stored: StoredAnswers) {
        for (item, column) in asked where stored.isShown(at: item) {
            row[column] = .missing(.skipped)
        }
    }
}
