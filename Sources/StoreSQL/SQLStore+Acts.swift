import Consent
import Store
import Values

/// Whose consent changed.
enum ConsentOwner {
    case response(Int)
    case subscriber(Int)
}

/// An act with the row that it belongs to.
struct OwnedAct {
    let owner: ConsentOwner
    let act: SealedAct
}

extension SQLStore {
    private static let insertion = """
        INSERT INTO consent_act
            (response_id, subscriber_id, context_id, happened_on, decisions, record)
        VALUES (?, ?, ?, ?, ?, ?)
        """

    /// Appends acts and the leaves of their events.
    ///
    /// The order of the leaves of one transaction is drawn by lot, so that the ledger does not show
    /// which events belong to one person.
    func append(_ acts: [OwnedAct], in database: any SQLSession) throws {
        let leaves = acts.flatMap(\.act.leaves)
        guard !leaves.isEmpty else { return }
        var lot = RandomWords(.system, ahead: leaves.count)
        let order = leaves.indices.shuffled(using: &lot)
        let first = try appendLeaves(order.map { leaves[$0] }, in: database)
        var positions = [Int](repeating: 0, count: leaves.count)
        for (place, leaf) in order.enumerated() { positions[leaf] = first + place }
        try insert(acts, positions: positions, in: database)
        try tellEnded(acts, in: database)
    }

    private func insert(_ acts: [OwnedAct], positions: [Int], in database: any SQLSession) throws {
        var rest = positions[...]
        let rows = try acts.map { owned in
            let leaves = rest.prefix(owned.act.events.count)
            rest = rest.dropFirst(leaves.count)
            return owned.values(
                context: try number(of: owned.act.context, in: database), leaves: leaves)
        }
        try database.runLater(Self.insertion, with: rows)
    }

    /// The acts of a response, oldest first.
    func acts(ofResponse row: Int, in database: any SQLSession) throws -> [StoredAct] {
        try acts(of: "response_id", row, in: database)
    }

    /// The acts of a subscriber, oldest first.
    func acts(ofSubscriber row: Int, in database: any SQLSession) throws -> [StoredAct] {
        try acts(of: "subscriber_id", row, in: database)
    }

    private func acts(
        of column: String, _ row: Int, in database: any SQLSession
    ) throws -> [StoredAct] {
        try database.rows(
            """
            SELECT consent_act.*, notice.digest AS notice_digest,
                consent_context.digest AS context_digest
            FROM consent_act JOIN consent_context ON consent_context.id = context_id
                JOIN notice ON notice.id = notice_id
            WHERE \(column) = ? ORDER BY consent_act.id
            """, row
        )
        .map(StoredAct.init)
    }
}

extension OwnedAct {
    fileprivate func values(context: Int, leaves: ArraySlice<Int>) -> [SQLValue] {
        let (response, subscriber): (SQLValue, SQLValue) =
            switch owner {
            case .response(let row): (.integer(row), .null)
            case .subscriber(let row): (.null, .integer(row))
            }
        return [
            response, subscriber, .integer(context),
            .text(act.events.first?.day.description ?? ""),
            .utf8(Decisions.text(of: act.events, leaves: leaves)), .blob(act.record),
        ]
    }
}

extension StoredAct {
    fileprivate init(_ row: SQLRow) throws {
        let notice = try row.digest("notice_digest")
        let day = try row.day("happened_on")
        let decisions = try Decisions(text: row.bytes("decisions"))
        self.init(
            context: try row.digest("context_digest"),
            events: decisions.entries.map { entry in
                ConsentEvent(
                    purpose: entry.purpose, status: entry.status, notice: notice,
                    purposeIndex: entry.index, day: day)
            },
            leaves: decisions.entries.map(\.leaf), record: row.bytes("record"))
    }
}
