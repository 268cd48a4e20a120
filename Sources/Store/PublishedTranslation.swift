package import Consent
package import FormModel

/// A translation to be put in force, with the consent notice of its texts.
package struct PublishedTranslation: Sendable {
    package let translation: Translation
    package let consent: Notice

    package init(_ translation: Translation, consent: Notice) {
        self.translation = translation
        self.consent = consent
    }
}
