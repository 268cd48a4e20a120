package import Values

extension Sealer {
    /// Seals an invitation of an address to a form, with its first mail.
    package func seal(
        invitationOf address: EmailAddress, to form: FormName, in language: LanguageTag,
        _ schedule: ReminderSchedule
    ) -> SealedInvitation {
        let (subject, key) = fresh()
        let token = vault.invitationToken(of: subject)
        let letter = Letter(
            to: address.text, language: language.text,
            .invitation(token: token.text, form: form.text, isReminder: false))
        return SealedInvitation(
            subject: subject, token: token, addressDigest: vault.digest(of: address),
            language: language, day: clock.now.day, schedule: schedule,
            contentKey: wrapped(key, at: .init(.invitationKey, of: subject)),
            address: sealed(
                Array(address.text.utf8), with: key, at: .init(.invitedAddress, of: subject)),
            mail: seal(letter, to: address))
    }

    /// Seals the reminder that is due of an invitation, with the link of the first mail.
    package func seal(reminderOf invitation: StoredInvitation) -> SealedReminder {
        let today = clock.now.day
        let after = ReminderSchedule(
            count: max(invitation.schedule.count - 1, 0), days: invitation.schedule.days)
        let mail = MailReader(vault).address(of: invitation).map { address in
            let token = vault.invitationToken(of: invitation.subject)
            let letter = Letter(
                to: address.text, language: invitation.language.text,
                .invitation(token: token.text, form: invitation.form.text, isReminder: true))
            return seal(letter, to: address)
        }
        return SealedReminder(
            invitation: invitation.number, replaces: invitation.remindersSent, today: today,
            next: mail == nil ? nil : after.next(after: today), mail: mail)
    }
}
