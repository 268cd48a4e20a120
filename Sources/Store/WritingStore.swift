package import Consent
package import FormModel
package import Values

/// A store that keeps what it is given. Each method is one transaction: it happens wholly, durably
/// before it returns, or not at all.
package protocol WritingStore: ReadingStore {
    /// Publishes a privacy policy or terms: from now on they are in force for their language.
    /// Returns false when these very bytes were in force already.
    @discardableResult
    func publish(_ notice: Notice, on day: Day) throws(StoreError) -> Bool

    /// Publishes a form version and its translations, each with the consent notice of its texts:
    /// from now on they are in force, and no other translations of this version. Returns false when
    /// these very ones were in force already.
    @discardableResult
    func publish(
        _ form: Form, source: [UInt8], consent: Notice, translations: [PublishedTranslation],
        on day: Day
    ) throws(StoreError) -> Bool

    /// Takes no more responses to a form. Returns false when it was closed already.
    func close(_ form: FormName) throws(StoreError) -> Bool

    /// Stores the submissions and drafts of a batch; the outcomes are in their order.
    func accept(_ batch: [SealedEntry]) throws(StoreError) -> [Acceptance]

    /// Puts other answers in the place of those of a response; its counts follow. Returns false, and
    /// writes nothing, when the response has been changed or withdrawn since it was read.
    func change(_ change: SealedChange) throws(StoreError) -> Bool

    /// Deletes a draft with its key. Returns false when there is none.
    @discardableResult
    func discardDraft(withCode code: Digest) throws(StoreError) -> Bool

    /// Destroys the keys and the contents of the drafts that expire on `day` or before; returns how
    /// many there were.
    func expireDrafts(on day: Day) throws(StoreError) -> Int

    /// Ends a response: its answers and their key go, its counts follow, its consents end.
    func withdraw(_ withdrawal: SealedWithdrawal) throws(StoreError) -> WithdrawalOutcome

    /// Keeps other decisions on the consents of a response, with the answers that they still cover;
    /// its counts follow. Returns false, and writes nothing, when the response has been changed or
    /// withdrawn since it was read.
    func decide(_ decision: SealedDecision) throws(StoreError) -> Bool

    /// Stores a waiting subscriber with the mail that asks for confirmation. Returns false, and
    /// stores nothing, when the address is known.
    func signUp(_ signUp: SealedSignUp) throws(StoreError) -> Bool

    /// Queues one more mail for a known address, unless it got `limit` since `moment`.
    func queue(
        _ mail: SealedMail, to address: Digest, atMost limit: Int, since moment: Moment
    ) throws(StoreError)

    /// Frees the write-ahead log of what it remembers. Returns false when a reader holds it; the
    /// caller tries again later.
    func forgetLog() throws(StoreError) -> Bool
}
