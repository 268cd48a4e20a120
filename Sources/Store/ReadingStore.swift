package import Consent
package import Values

/// Everything that can be asked of a store without changing it: all that a page shown by GET can
/// reach.
package protocol ReadingStore: Sendable {
    /// The forms with the versions that are in force, by name.
    func forms() throws(StoreError) -> [StoredForm]
    /// The version in force of one form.
    func form(named name: FormName) throws(StoreError) -> StoredForm?
    /// Every translation that a form version ever had, oldest first.
    func translations(of formVersion: Digest) throws(StoreError) -> [StoredTranslation]
    /// The notice with that digest, in force or not.
    func notice(_ digest: Digest) throws(StoreError) -> PublishedNotice?
    /// The privacy policies and terms that are in force.
    func currentNotices() throws(StoreError) -> [PublishedNotice]
    /// The response that a code's digest leads to, withdrawn or not.
    func response(withCode code: Digest) throws(StoreError) -> StoredResponse?
    /// The consent context with that digest.
    func consentContext(_ digest: Digest) throws(StoreError) -> KeptContext?
    /// The digests of the codes of responses with a consent that runs out on `day` or before, at most
    /// `limit`.
    func codesWithConsentsEnding(by day: Day, limit: Int) throws(StoreError) -> [Digest]
    /// The draft that a code's digest leads to, expired or not.
    func draft(withCode code: Digest) throws(StoreError) -> StoredDraft?
    /// The maintained counts of a form, every cell that it ever had.
    func counts(of form: FormName) throws(StoreError) -> [CountRow]
    /// How many subjects stand at which status, for each form and purpose.
    func consentTotals() throws(StoreError) -> [ConsentTotal]
    /// The subscriber with that address, waiting or confirmed.
    func subscriber(withAddress digest: Digest) throws(StoreError) -> StoredSubscriber?
    /// The subscription of that address with its consents.
    func subscription(withAddress digest: Digest) throws(StoreError) -> StoredSubscription?
    /// The mails that wait, oldest first, at most `limit`.
    func outbox(limit: Int) throws(StoreError) -> [OutboxEntry]
    /// The edge of the ledger's tree.
    func ledgerTree() throws(StoreError) -> MerkleTree
    /// The leaves from a position on, at most `limit`.
    func ledgerLeaves(from position: Int, limit: Int) throws(StoreError) -> [LedgerLeaf]
    /// The digests of the codes of responses, in the order of their arrival, after `code` (from the
    /// first for nil), at most `limit`.
    func responseCodes(after code: Digest?, limit: Int) throws(StoreError) -> [Digest]
    /// A number that changes whenever another process or connection has written.
    func changeMark() throws(StoreError) -> Int
    /// What the engine itself finds wrong with its files; empty when they are sound.
    func integrityFindings() throws(StoreError) -> [String]
}
