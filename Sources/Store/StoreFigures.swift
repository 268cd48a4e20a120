package import Values

/// A few numbers about a whole store, for whoever watches it; cheap however much it holds.
package struct StoreFigures: Hashable, Sendable {
    /// How many responses count now.
    package let responses: Int
    /// Drafts that were neither sent nor discarded and are not yet forgotten.
    package let drafts: Int
    package let leaves: Int
    /// Mails that wait or are being sent.
    package let waitingMails: Int
    /// When the one of them that waits longest was queued.
    package let oldestMail: Moment?
    /// Messages to webhooks that wait or are being posted; not what is still gathered.
    package let waitingMessages: Int
    package let lastBackup: Moment?
    package let lastRetention: Moment?

    package init(
        responses: Int, drafts: Int, leaves: Int, waitingMails: Int, oldestMail: Moment?,
        waitingMessages: Int, lastBackup: Moment?, lastRetention: Moment?
    ) {
        (self.responses, self.drafts, self.leaves) = (responses, drafts, leaves)
        (self.waitingMails, self.oldestMail) = (waitingMails, oldestMail)
        self.waitingMessages = waitingMessages
        (self.lastBackup, self.lastRetention) = (lastBackup, lastRetention)
    }
}
