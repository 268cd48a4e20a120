import Consent
package import Values

/// A few numbers about a whole store, for whoever watches it; cheap however much it holds.
package struct StoreFigures: Hashable, Sendable {
    /// How many responses were ever stored, withdrawn ones too.
    package let responses: Int
    /// Drafts that were neither sent nor discarded and have not expired.
    package let drafts: Int
    package let leaves: Int
    /// Mails that wait or are being sent.
    package let waitingMails: Int
    /// When the one of them that waits longest was queued.
    package let oldestMail: Moment?
    package let lastBackup: Moment?
    package let lastRetention: Moment?

    package init(
        responses: Int, drafts: Int, leaves: Int, waitingMails: Int, oldestMail: Moment?,
        lastBackup: Moment?, lastRetention: Moment?
    ) {
        (self.responses, self.drafts, self.leaves) = (responses, drafts, leaves)
        (self.waitingMails, self.oldestMail) = (waitingMails, oldestMail)
        (self.lastBackup, self.lastRetention) = (lastBackup, lastRetention)
    }
}

extension ReadingStore {
    /// Put together from other questions; an engine may know a shorter way. Of more than 10,000 mails that
    /// wait, 10,000 are counted.
    package func figures() throws(StoreError) -> StoreFigures {
        let mails = try outbox(limit: 10_000)
        return StoreFigures(
            responses: try lastRecord(), drafts: try tally(.everyDraft).drafts,
            leaves: try ledgerTree().size, waitingMails: mails.count,
            oldestMail: mails.first?.queuedAt, lastBackup: try lastUpkeep(.backup),
            lastRetention: try lastUpkeep(.retention))
    }
}

extension WritingStore {
    /// Takes its turn among those who write, for a change that concerns no row.
    package func requireWritable() throws(StoreError) {
        _ = try retryMail(0, at: Moment(seconds: 0))
    }
}

extension RetentionDue {
    /// Every draft there is, as one that expires before the year 10,000, and nothing else.
    fileprivate static let everyDraft: RetentionDue = {
        guard let end = Day(year: 9999, month: 12, day: 31) else {
            preconditionFailure("the year 9999 has a last day")
        }
        let never = Day(number: 0)
        return RetentionDue(
            today: end, signUpsExpiredBy: Moment(seconds: 0), mailsQueuedBy: Moment(seconds: 0),
            subscriptionsEndedBy: never, proofsEndedBy: never)
    }()
}
