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
    func close(_ form: FormName, on day: Day) throws(StoreError) -> Bool

    /// Stores the submissions and drafts of a batch; the outcomes are in their order.
    func accept(_ batch: [SealedEntry]) throws(StoreError) -> [Acceptance]

    /// Puts other answers in the place of those of a response; its counts follow. Returns false, and
    /// writes nothing, when the response has been changed or withdrawn since it was read.
    func change(_ change: SealedChange) throws(StoreError) -> Bool

    /// Deletes a draft with its key. Returns false when there is none.
    @discardableResult
    func discardDraft(withCode code: Digest) throws(StoreError) -> Bool

    /// Forgets what is past its time, at most `limit` of each kind; returns how much that was. The
    /// caller goes on until nothing is left.
    func forget(_ due: RetentionDue, limit: Int) throws(StoreError) -> RetentionTally

    /// Writes down which periods a published notice names.
    func notePeriods(_ periods: [String: Int], of notice: Digest) throws(StoreError)

    /// Writes down that a kind of upkeep was done.
    func noteUpkeep(_ kind: Upkeep, at moment: Moment) throws(StoreError)

    /// Ends a response: its answers and their key go, its counts follow, its consents end.
    /// `action` is written down with it when an operator does it.
    func withdraw(
        _ withdrawal: SealedWithdrawal, for action: OperatorAction?
    ) throws(StoreError) -> WithdrawalOutcome

    /// Erases what a code leads to: withdraws what still counts, deletes a draft, and appends the leaf
    /// that attests it. The consent records stay, sealed, until the claims period ends.
    func erase(
        _ erasure: SealedErasure, for action: OperatorAction?
    ) throws(StoreError) -> ErasureOutcome

    /// Erases a subscriber with the mails and tokens, after the change that ends the consents. Returns
    /// false, and writes nothing, when the subscriber has decided otherwise since.
    func erase(
        _ change: SealedSubscriberChange, at moment: Moment, for action: OperatorAction?
    ) throws(StoreError) -> Bool

    /// Keeps a sheet until one of its responses changes or ends. Returns false, and keeps nothing, when one
    /// has changed since the sheet was made, is still to come, or the sheet is there already.
    func keep(_ sheet: SealedSheet) throws(StoreError) -> Bool

    /// Puts a plan of a form's releases in force, a new one or an earlier one, which goes on with its
    /// past. Returns false, and writes nothing, when it is in force already.
    func putInForce(
        _ plan: NewReleasePlan, on day: Day, for action: OperatorAction?
    ) throws(StoreError) -> Bool

    /// Keeps a release for ever, with the new marks of everybody it was made from and the leaf that
    /// attests it. Returns nil, and writes nothing, when something that it was made from has changed
    /// since: it has to be made anew.
    func keep(
        _ release: NewRelease, for action: OperatorAction?
    ) throws(StoreError) -> StoredRelease?

    /// Keeps words that are proposed to the author of a story. Returns false, and writes nothing, when the
    /// response has been changed or withdrawn since it was read, or what they replace has been decided.
    func propose(_ story: SealedStory, for action: OperatorAction?) throws(StoreError) -> Bool

    /// Keeps what becomes of a text, with the consents that this means. Returns false, and writes nothing,
    /// when the text or its response stands otherwise by now.
    func move(_ story: SealedStoryMove, for action: OperatorAction?) throws(StoreError) -> Bool

    /// Writes down what an operator did, with the leaf that attests it if there is one.
    func record(_ action: OperatorAction, leaf: LedgerLeaf?) throws(StoreError)

    /// Keeps other decisions on the consents of a response, with the answers that they still cover;
    /// its counts follow. Returns false, and writes nothing, when the response has been changed or
    /// withdrawn since it was read.
    func decide(
        _ decision: SealedDecision, for action: OperatorAction?
    ) throws(StoreError) -> Bool

    /// Does what was decided about a request, and deletes it; its mail is left out where the address
    /// got `mailsPerDay` on that day. Returns false, and does nothing, when it was done before.
    func carryOut(_ errand: SealedErrand, mailsPerDay: Int) throws(StoreError) -> Bool

    /// Writes down what a subscriber has decided. Returns false, and writes nothing, when they have
    /// decided otherwise since it was made, or its token was used or has expired.
    func change(
        _ change: SealedSubscriberChange, at moment: Moment, for action: OperatorAction?
    ) throws(StoreError) -> Bool

    /// Stores subscribers whom an operator brings along, but for addresses that are known already or
    /// may not be written to; returns how many that were. `action` is written down with the first.
    func bring(
        _ subscribers: [SealedSubscriber], for action: OperatorAction?
    ) throws(StoreError) -> Int

    /// Lets nobody write to an address from now on.
    func suppress(
        _ address: Digest, for reason: Suppression.Reason, on day: Day, action: OperatorAction?
    ) throws(StoreError)

    /// Stores invitations to a form with their mails, but for addresses that are invited already or may
    /// not be written to; returns how many that were.
    func invite(
        _ invitations: [SealedInvitation], to form: FormName, for action: OperatorAction?
    ) throws(StoreError) -> Int

    /// Queues a reminder. Returns false, and queues nothing, when it is not due any more or the address
    /// may not be written to.
    func remind(_ reminder: SealedReminder) throws(StoreError) -> Bool

    /// Declines the invitation whose token has that digest, if it is open. Returns false when there is
    /// no such invitation.
    func decline(_ token: Digest) throws(StoreError) -> Bool

    /// Erases the invitations of an address, and appends the leaf that attests it. Returns false when
    /// there are none.
    func eraseInvitations(
        of address: Digest, on day: Day, for action: OperatorAction?
    ) throws(StoreError) -> Bool

    /// Does what a returned mail means and remembers it by its digest. Returns false, and does nothing,
    /// when it was imported before.
    func take(
        returned digest: Digest, _ effect: ReturnEffect, on day: Day
    ) throws(StoreError) -> Bool

    /// Queues a mail.
    func queue(_ mail: SealedMail, to subscriber: Int?) throws(StoreError)

    /// Writes down what became of the mail that was taken before, and takes the next one that is due for
    /// `lease` seconds: so long nobody else gets it.
    func nextMail(
        after report: MailReport?, at moment: Moment, lease: Int64
    ) throws(StoreError) -> ClaimedMail?

    /// Writes down what became of a mail.
    func finish(_ report: MailReport, at moment: Moment) throws(StoreError)

    /// Lets a waiting mail be tried at once, or all of them for nil. Returns how many that are.
    func retryMail(_ number: Int?, at moment: Moment) throws(StoreError) -> Int

    /// Takes a mail out of the outbox. Returns false when it has ended, or is unknown.
    func dropMail(_ number: Int, at moment: Moment) throws(StoreError) -> Bool

    /// Keeps a webhook, which is told what happens from now on. Returns false when one has that name.
    func add(_ webhook: SealedWebhook, for action: OperatorAction?) throws(StoreError) -> Bool

    /// Deletes a webhook with all that it was told or was to be told. Returns false when there is none.
    func removeWebhook(
        _ name: WebhookName, for action: OperatorAction?
    ) throws(StoreError) -> Bool

    /// Lets a webhook lead to `target`, and tells it again what happens, if it was gone.
    func renewWebhook(
        _ number: Int, _ target: SealedContent, for action: OperatorAction?
    ) throws(StoreError)

    /// Queues what webhooks have gathered until that moment.
    func releaseGathered(at moment: Moment) throws(StoreError)

    /// Writes down what became of the delivery that was taken before, queues what was gathered until now,
    /// and takes the next delivery that is due for `lease` seconds: so long nobody else gets it.
    func nextDelivery(
        after report: WebhookReport?, at moment: Moment, lease: Int64
    ) throws(StoreError) -> ClaimedDelivery?

    /// Writes down what became of a delivery.
    func finish(_ report: WebhookReport, at moment: Moment) throws(StoreError)

    /// Queues again what a webhook was told, or was to be told: one message, or those of things that
    /// happened on a day or later. Returns how many that are.
    func replay(_ choice: ReplayChoice, of webhook: Int) throws(StoreError) -> Int

    /// Throws when nothing can be written at this moment; writes nothing itself.
    func requireWritable() throws(StoreError)

    /// Throws when the ledger does not go on from the head that was published last, so that nothing can
    /// be stored that it has to attest.
    func requireStanding() throws(StoreError)

    /// Keeps signature lines of witnesses under the head of that size.
    func attach(_ lines: [SignedNote.Signature], toHeadOfSize size: Int) throws(StoreError)

    /// Appends the leaves that a database lacks which an older copy has replaced, exactly as they stand
    /// in the newer one, and then a leaf that says so.
    ///
    /// - Throws: ``StoreError/foreignLeaves`` unless they lead to `head`.
    func takeOver(_ leaves: [LedgerLeaf], upTo head: Checkpoint, on day: Day) throws(StoreError)

    /// Goes on with the ledger under the next name, and so with another key, where the leaves up to
    /// `head` are lost; the first new leaf says so.
    func restartLedger(after head: Checkpoint, on day: Day) throws(StoreError)

    /// Frees the write-ahead log of what it remembers. Returns false when a reader holds it; the
    /// caller tries again later.
    func forgetLog() throws(StoreError) -> Bool
}
