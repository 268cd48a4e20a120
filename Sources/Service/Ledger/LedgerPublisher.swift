package import Consent
import Store
import Synchronization

/// Publishes heads of the ledger: what is served was kept outside the database before, so that two heads
/// that contradict each other are never shown, not even after an old database was put back.
package final class LedgerPublisher: Sendable {
    private let store: any ReadingStore
    private let file: HeadFile
    private let head = Mutex<SignedNote?>(nil)

    package init(_ instance: Instance) {
        (store, file) = (instance.store, instance.head)
    }

    /// The head that was published last; nil before the first leaf.
    package var published: SignedNote? { head.withLock(\.self) }

    /// Publishes the newest head and returns it.
    @discardableResult
    package func publish() throws -> SignedNote? {
        guard let newest = try store.ledgerHead(), newest != published else { return published }
        try file.publish(newest)
        head.withLock { $0 = newest }
        return newest
    }

    /// A published head of a tree that has the leaf at `position`.
    package func head(covering position: Int) throws -> (note: SignedNote, head: Checkpoint)? {
        if let note = published, let head = try? Checkpoint(text: note.text), head.size > position {
            return (note, head)
        }
        guard let note = try publish() else { return nil }
        let head = try Checkpoint(text: note.text)
        return head.size > position ? (note, head) : nil
    }
}
