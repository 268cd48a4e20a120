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
        case unreadable(position: Int)
        case consent(position: Int)
    }

    private static let page = 1_000

    private let instance: Instance
    private var tree = MerkleTree()
    private var leaves: [LedgerLeaf] = []
    private var counts: [FormName: [String: Int]] = [:]
    private var forms: [Digest: Form] = [:]
    private var found: [Finding] = []

    package init(_ instance: Instance) {
        self.instance = instance
    }

    /// Everything that does not agree; empty when all is well. Answers from one moment to the next,
    /// so that a busy server should be looked at in a quiet hour.
    package mutating func findings() throws -> [Finding] {
        found = try instance.store.integrityFindings().map(Finding.engine)
        try replayLedger()
        try recount()
        try compareCounts()
        return found
    }

    private mutating func replayLedger() throws {
        let kept = try instance.store.ledgerTree()
        while tree.size < kept.size {
            let page = try instance.store.ledgerLeaves(from: tree.size, limit: Self.page)
            guard !page.isEmpty else { break }
            for leaf in page { tree.append(leaf) }
            leaves += page
        }
        if tree.root != kept.root {
            found.append(.tree(keptSize: kept.size, foundSize: tree.size))
        }
    }

    private mutating func recount() throws {
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
            last = end
        }
    }

    private mutating func examine(_ response: StoredResponse, position: Int) throws {
        let reader = ResponseReader(instance.vault)
        do {
            for act in response.acts { try examine(act, of: response) }
            let state = ConsentState(response.events)
            // A form that asks for no consent leaves none to contradict its responses.
            if !response.events.isEmpty, state.validPurposes.isEmpty != (response.content == nil) {
                found.append(.consent(position: position))
            }
            if let answers = try reader.answers(of: response) { try count(answers, of: response) }
        } catch is Vault.Failure {
            found.append(.unreadable(position: position))
        }
    }

    private mutating func examine(_ act: StoredAct, of response: StoredResponse) throws {
        // Behind the claims period there is no proof any more, and nothing to compare a leaf with.
        guard response.proofKey != nil || !act.record.isEmpty else { return }
        let record = try ResponseReader(instance.vault).record(of: act, in: response)
        for (position, event) in act.events.enumerated() {
            let leaf = act.leaves[position]
            let attested = LedgerLeaf.consent(event, commitment: record.commitment(at: position))
            if !leaves.indices.contains(leaf) || leaves[leaf] != attested {
                found.append(.leaf(position: leaf))
            }
        }
    }

    private mutating func count(_ answers: [UInt8], of response: StoredResponse) throws {
        let form = try form(of: response)
        for cell in try form.cells(ofCanonicalAnswers: answers) {
            counts[form.name, default: [:]]["\(form.cells[cell])", default: 0] += 1
        }
    }

    private mutating func form(of response: StoredResponse) throws -> Form {
        if let form = forms[response.formVersion] { return form }
        let form = try FormReader.read(response.formSource, fileName: response.form.text).get()
        forms[response.formVersion] = form
        return form
    }

    private mutating func compareCounts() throws {
        for form in try instance.store.forms() {
            let recounted = counts[form.name] ?? [:]
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
        case .unreadable(let position):
            "the response number \(position) does not open with this key file"
        case .consent(let position):
            "the consents and the answers of response number \(position) contradict each other"
        }
    }
}
