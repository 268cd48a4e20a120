package import Consent
import Pages
import Values

/// The sign-up box under one privacy policy and terms.
package struct SignUpEdition: Sendable {
    let box: SignUpBox
    /// In which way everyone is asked for consent who signs up under these notices.
    package let consent: ConsentContext
    private let controller: Controller

    /// The box in `language`, which asks consent for what `texts` say.
    init(
        controller: Controller, language: LanguageTag, texts: [ConsentText], privacy: Notice,
        terms: Notice
    ) {
        self.controller = controller
        let notice = Notice.consent(title: "email updates", language: language, texts: texts)
        consent = ConsentContext(
            controller: controller, source: "sign-up", sourceVersion: notice.digest,
            language: language, notice: notice, texts: texts, isSpecialCategory: false,
            references: [.init(privacy, fact: .shown), .init(terms, fact: .accepted)],
            categories: [.emailAddress])
        let purposes = texts.map {
            SignUpBox.Purpose(identifier: $0.purpose, label: $0.label)
        }
        box = SignUpBox(purposes: purposes, privacy: privacy.digest, terms: terms.digest)
    }

    /// The language of the box.
    var language: String { consent.language.text }

    /// The same box under the notices that a person in fact had before them.
    func under(privacy: Notice, terms: Notice) -> SignUpEdition {
        SignUpEdition(
            controller: controller, language: consent.language, texts: consent.texts,
            privacy: privacy, terms: terms)
    }
}

extension PageRenderer {
    /// What the box asks consent for: news by email.
    var signUpTexts: [ConsentText] {
        ["updates"].compactMap(PurposeIdentifier.init).map {
            ConsentText(
                purpose: $0, meaning: updatesWords.meaning, label: updatesWords.label)
        }
    }
}
