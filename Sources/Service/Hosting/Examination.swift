import Consent
import FormModel
import Store
package import Values

/// Compares everything that an installation keeps twice: maintained counts with the responses, the
/// ledger's tree with its leaves, the leaves with the records, the consents with the responses.
package struct Examination {
    /// Something that does not agree.
    package enum Finding: Hashable, Sendable {
        case engine(String)
        case count(form: FormName, cell: String, kept: Int, found: Int)
        case tree(keptSize: Int, foundSize: Int)
        case leaf(position: Int)
        case recordless(count: Int, first: Int)
        case unreadable(position: Int)
        case unreadableSubscriber(number: Int)
        case consent(position: Int)
        case standing(purposeIndex: Int, notice: String, attested: Int, found: Int)
        case head(String)
        case story(StoryName, StoryFlaw)
        case sheet(FormName, first: Int)
    }

    private static let page = 1_000

    private let instance: Instance
    private let reader: ResponseReader
    private let progress: (WorkProgress) -> Void
    private var replay = LedgerReplay()
    private var standing: [LedgerReplay.Subject: Int] = [:]
    private var recounting: Recounting
    private var restorationDays: Set<Day> = []
    private var found: [Finding] = []
    /// How many acts of consent were compared with their leaves.
    package private(set) var recordCount = 0
    /// How many leaves were replayed.
    package var leafCount: Int { replay.tree.size }

    /// What tells `progress` now and then how far it has come.
    package init(_ instance: Instance, progress: @escaping (WorkProgress) -> Void = { _ in }) {
        self.instance = instance
        self.progress = progress
        reader = ResponseReader(instance.vault)
        recounting = Recounting(instance)
    }

    /// Everything that does not agree; empty when all is well. Answers from one moment to the next,
    /// so that a busy server should be looked at in a quiet hour.
    package mutating func findings() throws -> [Finding] {
        found = try instance.store.integrityFindings().map(Finding.engine)
        try compareLedger()
        try compareCounts()
        found += try StoryExamination(instance).findings()
        found += try SheetExamination(instance).findings()
        return found
    }

    /// What does not agree with the ledger alone.
    package mutating func ledgerFindings() throws -> [Finding] {
        found = []
        try compareLedger()
        return found
    }

    private mutating func compareLedger() throws {
        restorationDays = Set(
            try instance.store.actions(limit: Int.max).filter { $0.action.kind == .restored }
                .map(\.happenedAt.day))
        try replayLedger()
        try examineResponses()
        try examineSubscribers()
        let missing = replay.unexplained
        if let first = missing.first {
            found.append(.recordless(count: missing.count, first: first))
        }
        compareStanding()
        do {
            try instance.store.requireStanding()
        } catch {
            found.append(.head(error.description))
        }
    }

    private mutating func replayLedger() throws {
        let kept = try instance.store.ledgerTree()
        while replay.tree.size < kept.size {
            let page = try instance.store.ledgerLeaves(
                from: replay.tree.size, limit: min(Self.page, kept.size - replay.tree.size))
            guard !page.isEmpty else { break }
            for leaf in page { replay.append(leaf) }
            report("leaves", replay.tree.size, of: kept.size, step: page.count)
        }
        if replay.tree.root != kept.root {
            found.append(.tree(keptSize: kept.size, foundSize: replay.tree.size))
        }
        try compareHead(with: kept)
    }

    /// The signed head is that of the tree.
    private mutating func compareHead(with tree: MerkleTree) throws {
        guard tree.size > 0 else { return }
        let key = instance.store.ledgerKey
        let note = try instance.store.ledgerHead()
        guard let head = try? note.map({ try Checkpoint($0, by: key) }),
            head == Checkpoint(origin: key.name, size: tree.size, root: tree.root)
        else {
            return found.append(.head("the signed head of the ledger is not that of its tree"))
        }
    }

    private mutating func examineResponses() throws {
        let all = try instance.store.responseCount()
        var last: Digest?
        var position = 0
        while true {
            let codes = try instance.store.responseCodes(after: last, limit: Self.page)
            guard let end = codes.last else { return }
            for code in codes {
                position += 1
                guard let response = try instance.store.response(withCode: code) else { continue }
                try examine(response, position: position)
            }
            report("responses", position, of: all, step: codes.count)
            last = end
        }
    }

    private mutating func examine(_ response: StoredResponse, position: Int) throws {
        do {
            try examine(response.acts, isForgotten: response.proofKey == nil) { [reader] act in
                try reader.record(of: act, in: response)
            }
            let state = ConsentState(response.events)
            // A form that asks for no consent leaves none to contradict its responses.
            if !response.events.isEmpty, state.validPurposes.isEmpty != (response.content == nil),
                !isLost(response)
            {
                found.append(.consent(position: position))
            }
            try recounting.count(response)
        } catch is Vault.Failure {
            found.append(.unreadable(position: position))
        }
    }

    /// Says whether a restored backup had these answers under a key that is no more.
    private func isLost(_ response: StoredResponse) -> Bool {
        response.content == nil && response.withdrawnOn.map(restorationDays.contains) ?? false
    }

    private mutating func examineSubscribers() throws {
        var last = 0
        while true {
            let page = try instance.store.subscribers(after: last, limit: Self.page)
            guard let end = page.last else { return }
            for subscriber in page { try examine(subscriber) }
            last = end.number
        }
    }

    private mutating func examine(_ subscriber: StoredSubject) throws {
        do {
            try examine(subscriber.acts, isForgotten: subscriber.proofKey == nil) { [reader] act in
                try reader.record(of: act, in: subscriber)
            }
        } catch is Vault.Failure {
            found.append(.unreadableSubscriber(number: subscriber.number))
        }
    }

    private mutating func examine(
        _ acts: [StoredAct], isForgotten: Bool, record: (StoredAct) throws -> ConsentRecord
    ) throws {
        countStanding(acts)
        for act in acts {
            recordCount += 1
            guard !isForgotten else {
                for position in act.leaves { replay.forgive(position) }
                continue
            }
            compare(act, with: try record(act))
        }
    }

    private mutating func compare(_ act: StoredAct, with record: ConsentRecord) {
        for (position, event) in act.events.enumerated() {
            let leaf = act.leaves[position]
            let attested = LedgerLeaf.consent(event, commitment: record.commitment(at: position))
            if !replay.explains(leaf, by: attested) { found.append(.leaf(position: leaf)) }
        }
    }

    /// Counts consents given less consents ended, each under the notice of its event as the ledger does;
    /// that they fit the answers is examined for each response.
    private mutating func countStanding(_ acts: [StoredAct]) {
        for event in acts.flatMap(\.events) {
            let subject = LedgerReplay.Subject(
                notice: event.notice.hexadecimal, purposeIndex: event.purposeIndex)
            standing[subject, default: 0] += event.status.standingChange
        }
    }

    private mutating func compareStanding() {
        let replayed = replay.standing
        for subject in Set(replayed.keys).union(standing.keys) {
            let (attested, kept) = (replayed[subject] ?? 0, standing[subject] ?? 0)
            guard attested != kept else { continue }
            found.append(
                .standing(
                    purposeIndex: subject.purposeIndex, notice: subject.notice, attested: attested,
                    found: kept))
        }
    }

    private func report(_ what: String, _ done: Int, of all: Int, step: Int) {
        progress(WorkProgress(what: what, done: done, all: all, step: step))
    }

    private mutating func compareCounts() throws {
        for form in try instance.store.forms() {
            let recounted = recounting.counts[form.name]?.cells ?? [:]
            for row in try instance.store.counts(of: form.name) {
                let cell = "\(row.item)/\(row.cell)"
                let number = recounted[cell] ?? 0
                guard number != row.responses else { continue }
                found.append(
                    .count(form: form.name, cell: cell, kept: row.responses, found: number))
            }
        }
    }
}

extension Examination.Finding: CustomStringConvertible {
    package var description: String {
        switch self {
        case .engine(let text): "the database is damaged: \(text); restore the last backup"
        case .count(let form, let cell, let kept, let found):
            "the count of ‘\(cell)’ in ‘\(form)’ is \(kept), but \(found) responses were found"
        case .tree(let kept, let found):
            "the ledger's tree has \(kept) leaves, but \(found) were found or differ"
        case .leaf(let position):
            "the leaf \(position) does not attest the record that it belongs to"
        case .recordless(let count, let first):
            "\(count) leaves of the ledger have no record here, the first is \(first)"
        case .unreadableSubscriber(let number):
            "the subscriber number \(number) does not open with this key file"
        case .standing(let index, let notice, let attested, let found):
            "the ledger attests \(attested) consents to purpose \(index) of the notice "
                + "\(notice.prefix(12))…, but \(found) stand here"
        case .head(let text): text
        case .story(let name, let flaw): "the story ‘\(name)’ \(flaw.rawValue)"
        case .sheet(let form, let first):
            "what is kept by question of the answers to ‘\(form)’ from response number \(first) on is "
                + "not what was answered, so that reports are wrong; delete the rows of ‘answer_sheet’ "
                + "from the database, which are made anew"
        case .unreadable(let position):
            "the response number \(position) does not open with this key file"
        case .consent(let position):
            "the consents and the answers of response number \(position) contradict each other"
        }
    }
}
