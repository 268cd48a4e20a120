package import Consent
import Pages
package import Values

/// The sign-up box under one privacy policy and terms.
package struct SignUpEdition: Sendable {
    /// What the box asks consent for: news by email.
    static let texts: [ConsentText] = ["updates"].compactMap(PurposeIdentifier.init).map {
        ConsentText(
            purpose: $0,
            meaning: "To write to me by email about new surveys, results and articles",
            label: "Yes, write to me by email about new surveys, results and articles")
    }

    let box: SignUpBox
    /// In which way everyone is asked for consent who signs up under these notices.
    package let consent: ConsentContext
    private let controller: Controller

    package init(
        controller: Controller, language: LanguageTag, privacy: Notice, terms: Notice
    ) {
        self.controller = controller
        let notice = Notice.consent(title: "email updates", language: language, texts: Self.texts)
        consent = ConsentContext(
            controller: controller, source: "sign-up", sourceVersion: notice.digest,
            language: language, notice: notice, texts: Self.texts, isSpecialCategory: false,
            references: [.init(privacy, fact: .shown), .init(terms, fact: .accepted)])
        let purposes = Self.texts.map {
            SignUpBox.Purpose(identifier: $0.purpose, label: $0.label)
        }
        box = SignUpBox(purposes: purposes, privacy: privacy.digest, terms: terms.digest)
    }

    /// The same box under the notices that a person in fact had before them.
    func under(privacy: Notice, terms: Notice) -> SignUpEdition {
        SignUpEdition(
            controller: controller, language: consent.language, privacy: privacy, terms: terms)
    }
}
