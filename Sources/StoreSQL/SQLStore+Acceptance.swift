package import Store
import Synchronization
import Values

extension SQLStore {
    package func accept(_ batch: [SealedEntry]) throws(StoreError) -> [Acceptance] {
        try write { database in
            var changes = AcceptedChanges()
            let kinds = EntryKinds(batch)
            var outcomes = Array(repeating: Acceptance.stored, count: batch.count)
            func note(_ found: [Acceptance], _ places: [Int]) {
                for (place, outcome) in zip(places, found) { outcomes[place] = outcome }
            }
            note(
                try insert(kinds.submissions.map(\.entry), &changes, in: database),
                kinds.submissions.map(\.place))
            note(
                try save(kinds.drafts.map(\.entry), in: database), kinds.drafts.map(\.place))
            try insert(kinds.requests, in: database)
            for invited in kinds.invited {
                outcomes[invited.place] = try insert(
                    invited: invited.entry, &changes, in: database)
            }
            try write(changes, in: database)
            return outcomes
        }
    }

    /// Writes what the submissions change besides their own rows. All is asked before anything is changed,
    /// so that what was foreseen need not be asked again.
    private func write(_ changes: AcceptedChanges, in database: any SQLSession) throws {
        let counts = try changes.counts.changed(in: database)
        try append(changes.acts, in: database)
        try counts.write(in: database)
        try discardLater(changes.ended, in: database)
        if counts.isHeard { try tellReceived(changes.received, in: database) }
    }

    private func insert(
        invited submission: SealedSubmission, _ changes: inout AcceptedChanges,
        in database: any SQLSession
    ) throws -> Acceptance {
        if let refusal = try admit(submission, in: database) { return refusal }
        return try insert([submission], &changes, in: database)[0]
    }

    /// What keeps a submission from being stored that comes with an invitation, which is answered by it.
    private func admit(
        _ submission: SealedSubmission, in database: any SQLSession
    ) throws -> Acceptance? {
        guard let invitation = submission.invitation else { return nil }
        guard try !isSent(submission.code, in: database) else { return .repeated }
        let form = try cells(of: submission.formVersion, in: database).form
        return try answer(invitation, form: form, in: database) ? nil : .used
    }

    private func insert(
        _ submissions: [SealedSubmission], _ changes: inout AcceptedChanges,
        in database: any SQLSession
    ) throws -> [Acceptance] {
        guard !submissions.isEmpty else { return [] }
        let cells = try submissions.map { try self.cells(of: $0.formVersion, in: database) }
        database.foresee(Self.edge, with: [])
        CountChanges.foresee(Set(cells.map(\.form)), in: database)
        let rows = try database.insertEach(
            Self.insertion, with: zip(submissions, cells).map { $0.values(version: $1.version) })
        return rows.indices.map { index in
            guard let row = rows[index] else { return .repeated }
            changes.add(submissions[index], row: row, cells: cells[index])
            return .stored
        }
    }

    private static let insertion = """
        INSERT INTO response (subject, code_key, code_digest, form_version_id, language,
            received_on, content_key, proof_key, answers, consents_end_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code_key) DO NOTHING
        """

    /// The cells of a form version, read once for each version.
    func cells(of digest: Digest, in database: any SQLSession) throws -> FormVersionCells {
        if let known = cells.withLock({ $0[digest] }) { return known }
        let loaded = try loadCells(of: digest, in: database)
        cells.withLock { $0[digest] = loaded }
        return loaded
    }

    private func loadCells(
        of digest: Digest, in database: any SQLSession
    ) throws -> FormVersionCells {
        let version = try database.row(
            "SELECT id, form_id FROM form_version WHERE digest = ?", digest)
        guard let version else { throw StoreError.failed(reason: "the form version is not stored") }
        let number: Int = version["id"]
        let positions: [Int] = try database.values(
            """
            SELECT count_cell.position FROM form_version_cell
            JOIN count_cell ON count_cell.id = count_cell_id
            WHERE form_version_id = ? ORDER BY form_version_cell.position
            """, number)
        return FormVersionCells(version: number, form: version["form_id"], positions: positions)
    }
}

/// The entries of a batch by their kinds, with their places: those of a kind go to the engine together. No
/// person waits in one batch for another entry of theirs.
private struct EntryKinds {
    private(set) var submissions: [(place: Int, entry: SealedSubmission)] = []
    /// Those that an invitation lets in.
    private(set) var invited: [(place: Int, entry: SealedSubmission)] = []
    private(set) var drafts: [(place: Int, entry: SealedDraft)] = []
    private(set) var requests: [SealedRequest] = []

    init(_ batch: [SealedEntry]) {
        for (place, entry) in batch.enumerated() {
            switch entry {
            case .submission(let submission) where submission.invitation == nil:
                submissions.append((place, submission))
            case .submission(let submission): invited.append((place, submission))
            case .draft(let draft): drafts.append((place, draft))
            case .request(let request): requests.append(request)
            }
        }
    }
}

/// What the submissions of a batch change besides their own rows, written when all are in.
private struct AcceptedChanges {
    private(set) var acts: [OwnedAct] = []
    private(set) var counts = CountChanges()
    /// Whose drafts are over.
    private(set) var ended: [Digest] = []
    /// Which version each of them answered, and when.
    private(set) var received: [ReceivedResponse] = []

    mutating func add(_ submission: SealedSubmission, row: Int, cells: FormVersionCells) {
        acts.append(OwnedAct(owner: .response(row), act: submission.act))
        counts.add(1, in: submission.cells, of: cells)
        if submission.endsDraft { ended.append(submission.code) }
        received.append(ReceivedResponse(version: cells.version, day: submission.day))
    }
}

extension SealedSubmission {
    fileprivate func values(version: Int) -> [SQLValue] {
        [
            .blob(subject), .integer(code.key), .blob(code.bytes), .integer(version),
            .text(language.text), .text(day.description), .blob(contentKey), .blob(proofKey),
            .blob(answers), consentsEndOn.map { .text($0.description) } ?? .null,
        ]
    }
}
