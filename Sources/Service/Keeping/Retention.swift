package import Store
import Values

/// Forgets what is past its time: drafts, sign-ups that nobody confirmed, mails, and proofs at the
/// end of the claims period.
package struct Retention: Sendable {
    /// How many things of a kind go in one transaction, so that people who send do not wait long.
    private static let batch = 500
    private static let day: Int64 = 86_400
    private static let hour: Int64 = 3_600

    private let store: any WritingStore
    private let clock: WallClock
    private let settings: RetentionSettings

    init(store: any WritingStore, clock: WallClock, settings: RetentionSettings) {
        self.store = store
        self.clock = clock
        self.settings = settings
    }

    /// How much would go now.
    package func preview() throws(StoreError) -> RetentionTally { try store.tally(due) }

    /// Forgets all that is due, and writes down that it was done.
    package func run() throws(StoreError) -> RetentionTally {
        let due = due
        var total = RetentionTally()
        while true {
            let gone = try store.forget(due, limit: Self.batch)
            total.add(gone)
            if gone.most < Self.batch { break }
        }
        try store.noteUpkeep(.retention, at: clock.now)
        return total
    }

    private var due: RetentionDue {
        let now = clock.now
        let waiting = Int64(settings.signUpHours) * Self.hour
        return RetentionDue(
            today: now.day,
            signUpsExpiredBy: now.advanced(by: SealedToken.lifetime - waiting),
            mailsQueuedBy: now.advanced(by: -Int64(settings.mailDays) * Self.day),
            subscriptionsEndedBy: Day(number: now.day.number - settings.addressDays),
            proofsEndedBy: Day(number: now.day.number - settings.proofDays),
            invitedBy: Day(number: now.day.number - settings.invitationDays),
            deliveriesEndedBy: now.advanced(by: -Int64(settings.webhookDays) * Self.day))
    }
}
