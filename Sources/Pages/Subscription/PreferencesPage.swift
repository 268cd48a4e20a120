package import Values

/// A subscriber's own page: what mails may be about, and every way to change that.
package struct PreferencesPage: Sendable {
    /// The page's own path, to which its forms post.
    package var path: String
    package var address: EmailAddress
    package var purposes: [Purpose]
    /// The language of the mails.
    package var language: LanguageTag
    /// What was shown at the sign-up.
    package var notices: [ShownNotice] = []
    /// The notices that are newer than those.
    package var newNotices: [NoticeLink] = []
    /// What has just been done.
    package var message: Message?
    /// A new address as it was typed.
    package var newAddress = ""
    package var problem: EmailProblem?

    package init(
        path: String, address: EmailAddress, purposes: [Purpose], language: LanguageTag
    ) {
        (self.path, self.address) = (path, address)
        (self.purposes, self.language) = (purposes, language)
    }

    /// One thing that mails can be about.
    package struct Purpose: Sendable {
        package var identifier: PurposeIdentifier
        /// The words that the person saw beside the box.
        package var label: Wording
        package var meaning: String
        package var status: ShownConsent.Status
        /// The day of the last decision.
        package var day: Day
        /// Words that are newer than those that were agreed to; nil when there are none.
        package var newLabel: Wording?
        /// Where the file is that proves the consent; nil when nothing does.
        package var proofAddress: String?

        package init(
            identifier: PurposeIdentifier, label: Wording, meaning: String,
            status: ShownConsent.Status, day: Day, newLabel: Wording? = nil,
            proofAddress: String? = nil
        ) {
            (self.identifier, self.label, self.meaning) = (identifier, label, meaning)
            (self.status, self.day) = (status, day)
            (self.newLabel, self.proofAddress) = (newLabel, proofAddress)
        }
    }

    /// A notice that can be read.
    package struct NoticeLink: Hashable, Sendable {
        package var title: Wording
        package var path: String

        package init(title: Wording, path: String) { (self.title, self.path) = (title, path) }
    }

    /// What has just been done, by a button of the page.
    package enum Message: String, CaseIterable, Hashable, Sendable {
        /// A consent was given or taken back.
        case decided
        case languageChanged
        /// A mail goes to the new address; nothing changes before it is confirmed.
        case addressAsked
        case unsubscribed
    }
}

extension PreferencesPage.Purpose {
    /// Says whether mails may be about it.
    var isOn: Bool { status == .given || status == .renewed }

    /// The purpose as a consent that the person can give or take back.
    var consent: ShownConsent {
        var choices = ShownConsent.Choices()
        choices.canWithdraw = isOn
        choices.offer = isOn ? newLabel : newLabel ?? label
        return ShownConsent(
            wording: label.text, language: label.language, status: status, day: day,
            meaning: meaning, purpose: identifier, choices: choices, proofAddress: proofAddress)
    }
}

extension PageRenderer {
    /// A subscriber's own page.
    package func preferences(_ page: PreferencesPage) -> RenderedPage {
        self.page(
            "preferences",
            title: title(texts["preferences.title"], hasErrors: page.problem != nil),
            emailField(page.newAddress, page.problem)
                .with(notices(of: page)).with(
                    View([
                        "errorSummary": emailSummary(
                            page.problem, nothingLost: texts["preferences.nothingLost"]),
                        "message": page.message.map { texts["preferences.\($0.rawValue)"] },
                        "path": page.path,
                        "consentPath": page.path,
                        "emailLabel": texts["preferences.newAddress"],
                        "address": page.address.text,
                        "consents": page.purposes.map { view(of: $0.consent) },
                        "hasProofs": page.purposes.contains { $0.proofAddress != nil },
                        "isOn": page.purposes.contains(where: \.isOn),
                        "languageChoice": languages.view(
                            of: languages.tags, current: page.language),
                    ])))
    }

    private func notices(of page: PreferencesPage) -> View {
        View([
            "hasNotices": !page.notices.isEmpty,
            "notices": page.notices.map(view(of:)),
            "hasNewNotices": !page.newNotices.isEmpty,
            "newNotices": page.newNotices.map {
                View([
                    "title": $0.title.text, "titleLanguage": foreign($0.title.language),
                    "path": $0.path,
                ])
            },
        ])
    }

    /// The page behind the erasure of a subscription: what is gone, and what stays for how long.
    package func subscriptionErased(_ certificate: ErasureCertificate) -> RenderedPage {
        let proof = certificate.proofUntil.map {
            texts("erased.keptProof", ["until": texts.day($0)])
        }
        return message(
            texts["preferences.erasedTitle"],
            [
                texts("preferences.erasedLead", ["day": texts.day(certificate.erased)]),
                proof ?? texts["erased.keptProofOver"], texts["preferences.erasedMark"],
                texts["preferences.erasedMails"],
            ],
            action: ("/", texts["withdrawn.home"]))
    }
}
