package import Values

/// Which stored things are past their time.
package struct RetentionDue: Hashable, Sendable {
    /// Drafts go that expire on this day or before.
    package let today: Day
    /// Waiting sign-ups go whose last link has expired by this moment.
    package let signUpsExpiredBy: Moment
    /// Mails go that were queued by this moment.
    package let mailsQueuedBy: Moment
    /// Addresses go whose last consent ended on this day or before.
    package let subscriptionsEndedBy: Day
    /// Proofs go whose response or subscription ended on this day or before.
    package let proofsEndedBy: Day
    /// Invitations end that were made on this day or before.
    package let invitedBy: Day

    /// Deliveries to webhooks go that ended by this moment.
    package let deliveriesEndedBy: Moment

    package init(
        today: Day, signUpsExpiredBy: Moment, mailsQueuedBy: Moment, subscriptionsEndedBy: Day,
        proofsEndedBy: Day, invitedBy: Day = Day(number: 0),
        deliveriesEndedBy: Moment = Moment(seconds: 0)
    ) {
        self.deliveriesEndedBy = deliveriesEndedBy
        self.subscriptionsEndedBy = subscriptionsEndedBy
        (self.today, self.invitedBy) = (today, invitedBy)
        self.signUpsExpiredBy = signUpsExpiredBy
        self.mailsQueuedBy = mailsQueuedBy
        self.proofsEndedBy = proofsEndedBy
    }
}

/// How many things of each kind are past their time, or have gone.
package struct RetentionTally: Hashable, Sendable {
    package var drafts = 0
    package var signUps = 0
    package var mails = 0
    /// Of people who get no more mails.
    package var addresses = 0
    package var proofs = 0
    package var invitations = 0
    /// To webhooks.
    package var deliveries = 0

    package init() {}

    /// The largest of its numbers.
    package var most: Int {
        max(drafts, signUps, mails, addresses, proofs, invitations, deliveries)
    }

    /// Adds another tally to this one.
    package mutating func add(_ other: RetentionTally) {
        drafts += other.drafts
        signUps += other.signUps
        mails += other.mails
        addresses += other.addresses
        proofs += other.proofs
        invitations += other.invitations
        deliveries += other.deliveries
    }
}

/// What has to be done again and again.
package enum Upkeep: String, Hashable, Sendable {
    case backup
    case retention
}
