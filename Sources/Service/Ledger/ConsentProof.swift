package import Consent
package import Store
import Values

/// Makes the files with which a person can show what they agreed to.
package struct ConsentProof {
    /// Why there is no file.
    package enum Failure: Error, Equatable {
        /// The head of the ledger cannot be published now.
        case notPublished
        /// The record and its leaf do not belong together; `recount ledger audit` tells more.
        case notAttested(position: Int)
    }

    /// One event of a person with the file that proves it.
    package struct Entry: Sendable {
        package let event: ConsentEvent
        package let file: LedgerProof

        /// What the file is called, as the event of that number of its person.
        package func name(number: Int) -> String {
            "\(event.purpose)-\(event.day)-\(number).tlog-proof"
        }
    }

    private let store: any ReadingStore
    private let reader: ResponseReader
    private let publisher: LedgerPublisher

    package init(store: any ReadingStore, vault: Vault, publisher: LedgerPublisher) {
        (self.store, self.publisher) = (store, publisher)
        reader = ResponseReader(vault)
    }

    /// The files for all events of a response, oldest first. Only while its proof key lives.
    package func entries(of response: StoredResponse) throws -> [Entry] {
        try response.acts.flatMap { act in
            let record = try reader.record(of: act, in: response)
            return try act.events.indices.map { position in
                Entry(
                    event: act.events[position],
                    file: try file(for: record, of: act, at: position))
            }
        }
    }

    private func file(
        for record: ConsentRecord, of act: StoredAct, at position: Int
    ) throws -> LedgerProof {
        let leaf = act.leaves[position]
        guard let (note, head) = try publisher.head(covering: leaf) else {
            throw Failure.notPublished
        }
        guard let context = try store.consentContext(act.context)?.content,
            let shown = ConsentDisclosure(of: record, at: position, context: context)
        else { throw Failure.notAttested(position: leaf) }
        let file = LedgerProof(
            extra: shown.content, inclusion: try store.inclusionProof(of: leaf, size: head.size),
            checkpoint: note)
        guard try file.head(showing: shown.leaf, signedBy: store.ledgerKey) != nil else {
            throw Failure.notAttested(position: leaf)
        }
        return file
    }
}

extension ConsentProof.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notPublished: "the head of the ledger is not published yet; try again in a moment"
        case .notAttested(let position):
            "the leaf \(position) of the ledger does not attest its record; run: recount ledger audit"
        }
    }
}
