import FormModel
import Mail
import Pages
import Store
import Values

/// Puts letters into words and links, at the moment at which they are sent.
struct LetterWriter: Sendable {
    private static let hour: Int64 = 3_600

    private let store: any ReadingStore
    private let vault: Vault
    private let clock: WallClock
    private let randomness: Randomness
    private let renderers: PageRenderers
    private let publications: Publications
    private let settings: MailSettings
    private let sender: MailBox
    private let origin: Origin

    /// Nil where there is nobody whom mails could be from.
    init?(
        _ instance: Instance, _ renderers: PageRenderers, _ publications: Publications,
        _ settings: MailSettings, origin: Origin
    ) {
        guard let from = settings.from else { return nil }
        (store, vault) = (instance.store, instance.vault)
        (clock, randomness) = (instance.clock, instance.randomness)
        (self.renderers, self.publications) = (renderers, publications)
        (self.settings, self.origin) = (settings, origin)
        sender = MailBox(
            name: settings.fromName ?? renderers.site.organisation, address: from)
    }

    /// The message of a letter; nil where what it is about is no more.
    func message(
        _ letter: Letter, to address: EmailAddress, _ mail: ClaimedMail
    ) throws -> MailMessage? {
        let pages = LanguageTag(letter.language).flatMap { renderers[$0] } ?? renderers.main
        let links = try mail.subscriber.flatMap { try store.subscription($0) }
            .map { SubscriptionLinks(of: $0, vault, origin: origin.text) }
        guard let content = content(of: letter.content, links, pages.language),
            let key = MailKey(bytes: mail.subject), let name = MessageIdentifier(key.text)
        else { return nil }
        let refusal = refusal(of: letter.content, links)
        let words = pages.mail(content, unsubscribe: refusal)
        return MailMessage(
            kind: letter.content.name, sender: sender, recipient: address,
            returnPath: returnPath(key), replyTo: settings.replyTo,
            subject: words.subject, text: words.text, html: words.html, identifier: name,
            moment: mail.queuedAt, language: pages.language,
            unsubscription: refusal.flatMap {
                OneClickUnsubscription(link: $0, mailbox: settings.unsubscribe)
            })
    }

    private func content(
        of letter: Letter.Content, _ links: SubscriptionLinks?, _ language: LanguageTag
    ) -> MailContent? {
        let hours = Int(SealedToken.lifetime / Self.hour)
        switch letter {
        case .confirmation(let token, let purposes):
            return .confirmation(purposes: purposes, link: confirmation(token), hours: hours)
        case .addressConfirmation(let token):
            return .addressConfirmation(link: confirmation(token), hours: hours)
        case .alreadySubscribed:
            return links.map { .alreadySubscribed(preferences: $0.preferences) }
        case .preferencesLink: return links.map { .preferencesLink($0.preferences) }
        case .unsubscribed: return links.map { .unsubscribed(undo: $0.unsubscribe) }
        case .addressChanged: return .addressChanged
        case .code(let code, let form, let keptUntil):
            return codeContent(code, form, keptUntil.flatMap(Day.init), language)
        case .invitation(let token, let form, let isReminder):
            return title(of: form, in: language).map { title in
                .invitation(
                    survey: title, link: "\(origin.text)/surveys/\(form)?invitation=\(token)",
                    decline: "\(origin.text)/u/\(token)", isReminder: isReminder)
            }
        case .trial: return .trial
        }
    }

    private func confirmation(_ token: String) -> String { "\(origin.text)/confirm/\(token)" }

    private func codeContent(
        _ text: String, _ form: String, _ keptUntil: Day?, _ language: LanguageTag
    ) -> MailContent? {
        guard let code = ReceiptCode(typed: text), let title = title(of: form, in: language) else {
            return nil
        }
        guard let keptUntil else {
            return .receipt(code: code, address: "\(origin.text)/receipt", survey: title)
        }
        let now = clock.now
        let end = Int64(keptUntil.number + 1) * 24 * Self.hour
        let link = ReceiptLink(vault).text(
            for: code, now: now, lasting: max(end - now.seconds, Self.hour),
            randomness: randomness)
        return .resume(
            code: code, link: "\(origin.text)/surveys/\(form)/paused/\(link)", survey: title,
            keptUntil: keptUntil)
    }

    /// The survey's title in the reader's language, or else in its own.
    private func title(of form: String, in language: LanguageTag) -> Wording? {
        guard let name = FormName(form) else { return nil }
        let editions = publications.current
        let survey = editions.survey(named: name, in: language) ?? editions.main.surveys[name]
        return (survey?.form).map { Wording($0.title, language: $0.language(of: .title)) }
    }

    /// The link that ends mails, in those that belong to a list.
    private func refusal(of letter: Letter.Content, _ links: SubscriptionLinks?) -> String? {
        switch letter {
        case .alreadySubscribed, .preferencesLink: links?.unsubscribe
        case .invitation(let token, _, _): "\(origin.text)/u/\(token)"
        // Of nobody's: it shows whether the fields of such a link arrive and are signed.
        case .trial: "\(origin.text)/u/\(Base64URL.encode(randomness.bytes(32)))"
        case .confirmation, .unsubscribed, .addressConfirmation, .addressChanged, .code: nil
        }
    }

    private func returnPath(_ key: MailKey) -> EmailAddress {
        guard let mailbox = settings.returnPath else { return sender.address }
        return ReturnAddress(mailbox: mailbox)?.address(for: key) ?? mailbox
    }
}
