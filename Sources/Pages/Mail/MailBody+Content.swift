import Values

extension PageRenderer {
    /// The parts of the mail that says `content`.
    func body(of content: MailContent) -> MailBody {
        switch content {
        case .confirmation(let purposes, let link, let hours):
            confirmation(of: purposes, link: link, hours: hours)
        case .alreadySubscribed(let preferences): alreadySubscribed(preferences)
        case .preferencesLink(let link): preferencesLink(link)
        case .unsubscribed(let undo): unsubscribed(undo: undo)
        case .addressConfirmation(let link, let hours):
            addressConfirmation(link: link, hours: hours)
        case .addressChanged: addressChanged()
        case .receipt(let code, let address, let survey):
            receipt(code, address: address, survey: survey)
        case .resume(let code, let link, let survey, let day):
            resume(code, link: link, survey: survey, until: day)
        case .invitation(let survey, let link, let decline, let isReminder):
            invitation(to: survey, link: link, decline: decline, isReminder: isReminder)
        case .trial: trial()
        }
    }

    private func confirmation(of purposes: [String], link: String, hours: Int) -> MailBody {
        MailBody(
            subject: texts["confirm.title"], lead: [texts["mail.confirmation.lead"]],
            points: purposes, request: [texts["mail.ifYou"]],
            action: .init(label: texts["mail.confirm"], address: link),
            notes: [texts("mail.hours", count: hours), texts["confirm.ignore"]],
            reason: texts["mail.confirmation.reason"])
    }

    private func alreadySubscribed(_ preferences: String) -> MailBody {
        MailBody(
            subject: texts["confirm.takenTitle"], lead: [texts["mail.already.lead"]],
            request: [texts["mail.ownPage"]],
            action: .init(label: texts["confirm.doneButton"], address: preferences),
            notes: [texts["mail.keepLink"]], reason: texts["mail.confirmation.reason"])
    }

    private func preferencesLink(_ link: String) -> MailBody {
        MailBody(
            subject: texts["mail.link.subject"], lead: [texts["mail.ownPage"]],
            action: .init(label: texts["confirm.doneButton"], address: link),
            notes: [texts["mail.keepLink"], texts["mail.link.ignore"]],
            reason: texts["mail.link.reason"])
    }

    private func unsubscribed(undo link: String) -> MailBody {
        MailBody(
            subject: texts["unsubscribe.doneTitle"],
            lead: [texts["mail.unsubscribed.lead"], texts["preferences.answersStay"]],
            request: [texts["unsubscribe.mistake"]],
            action: .init(label: texts["unsubscribe.undo"], address: link),
            reason: texts["mail.unsubscribed.reason"])
    }

    private func addressConfirmation(link: String, hours: Int) -> MailBody {
        MailBody(
            subject: texts["confirm.changeTitle"], lead: [texts["mail.newAddress.lead"]],
            request: [texts["mail.ifYou"]],
            action: .init(label: texts["mail.confirm"], address: link),
            notes: [texts("mail.hours", count: hours), texts["confirm.changeIgnore"]],
            reason: texts["mail.newAddress.reason"])
    }

    private func addressChanged() -> MailBody {
        MailBody(
            subject: texts["mail.oldAddress.subject"],
            lead: [
                texts["mail.oldAddress.lead"],
                texts("mail.oldAddress.notYou", ["contact": site.contact]),
            ],
            reason: texts["mail.oldAddress.reason"])
    }

    private func receipt(_ code: ReceiptCode, address: String, survey: Wording) -> MailBody {
        MailBody(
            subject: texts["receipt.codeTitle"], lead: [texts["mail.receipt.lead"]],
            survey: survey, code: code, request: [texts["mail.receipt.use"]],
            action: .init(label: texts["mail.receipt.open"], address: address),
            notes: [texts["mail.keepCode"]], reason: texts["mail.codeReason"])
    }

    private func resume(
        _ code: ReceiptCode, link: String, survey: Wording, until day: Day
    ) -> MailBody {
        MailBody(
            subject: texts["mail.resume.subject"], lead: [texts["mail.resume.lead"]],
            survey: survey, code: code,
            request: [texts("mail.resume.kept", ["day": texts.day(day)])],
            action: .init(label: texts["pause.now"], address: link),
            notes: [texts["mail.keepCode"]], reason: texts["mail.codeReason"])
    }

    private func invitation(
        to survey: Wording, link: String, decline: String, isReminder: Bool
    ) -> MailBody {
        MailBody(
            subject: texts[isReminder ? "mail.reminder.subject" : "mail.invitation.subject"],
            lead: [texts[isReminder ? "mail.reminder.lead" : "mail.invitation.lead"]],
            survey: survey,
            action: .init(label: texts["home.takePart"], address: link),
            notes: [texts["mail.invitation.free"]],
            refusal: .init(label: texts["mail.invitation.decline"], address: decline),
            reason: texts["mail.invitation.reason"])
    }

    private func trial() -> MailBody {
        MailBody(
            subject: texts["mail.trial.subject"], lead: [texts["mail.trial.lead"]],
            reason: texts["mail.trial.reason"])
    }
}
