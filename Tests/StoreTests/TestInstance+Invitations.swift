import Consent
import FormModel
import Foundation
import Store
import Testing
import Values

extension TestInstance {
    /// The day on which ``TestInstance/sealer`` seals.
    static let today = Moment(seconds: 1_795_424_705).day

    /// Invites an address, to be reminded twice after a week each.
    func invite(
        _ address: EmailAddress, to form: FormName? = nil,
        _ schedule: ReminderSchedule = ReminderSchedule(count: 2, days: 7)
    ) throws -> (count: Int, token: InvitationToken) {
        let name = form ?? self.form.name
        let sealed = sealer.seal(
            invitationOf: address, to: name, in: self.form.language, schedule)
        return (try store.invite([sealed], to: name, for: nil), sealed.token)
    }

    /// Answers under a key that come with an invitation.
    func submission(key: String, answering token: InvitationToken) throws -> SealedSubmission {
        sealer.seal(
            try checked([("change", "lost")]), language: form.language, code: try code(key),
            context: context, method: .surveyPage, invitation: token.digest)
    }

    func invitation(_ token: InvitationToken) throws -> StoredInvitation {
        try #require(try store.invitation(withToken: token.digest))
    }

    /// The reminders that are due some days later, as they are made then.
    func remindersDue(after days: Int) throws -> [SealedReminder] {
        let moment = Moment(seconds: 1_795_424_705 + Int64(days) * 86_400)
        let sealer = Sealer(vault: vault, clock: WallClock { moment }, randomness: .system)
        return try store.remindersDue(on: moment.day, limit: 100)
            .map { sealer.seal(reminderOf: $0) }
    }

    /// The letters of all mails that wait, which are taken by it.
    func letters() throws -> [Letter] {
        var letters: [Letter] = []
        let moment = Moment(seconds: 2_000_000_000)
        while let mail = try store.nextMail(after: nil, at: moment, lease: 300) {
            letters.append(try MailReader(vault).letter(mail))
        }
        return letters
    }
}
