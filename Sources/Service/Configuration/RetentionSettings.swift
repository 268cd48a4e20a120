/// How long things are kept that are not answers; drafts have their own setting.
package struct RetentionSettings: Sendable {
    /// How long an invitation lasts that nobody answers, in days; so long its address can be reminded.
    package var invitationDays = 365
    /// How long a sign-up waits for its confirmation after the last mail, in hours.
    package var signUpHours = 48
    /// How long a mail stays in the outbox, in days.
    package var mailDays = 30
    /// How long a message to a webhook stays that was sent or given up, in days.
    package var webhookDays = 30
    /// How long the address of somebody who gets no more mails stays, so that they can undo it, in days.
    package var addressDays = 30
    /// How long the proof of a consent is kept after its end, in days: as long as claims can be made
    /// (Regulation (EU) 2016/679 Art. 17(3)(e)).
    package var proofDays = 1_095
    /// After how many days without a backup `recount doctor` reminds of one.
    package var backupAdviceDays = 7

    package init() {}
}
