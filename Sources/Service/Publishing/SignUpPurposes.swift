package import Consent
package import Values

/// What the sign-up box asks consent for.
package enum SignUpPurposes {
    /// News by email, the one purpose of the box.
    package static let texts: [ConsentText] = ["updates"].compactMap(PurposeIdentifier.init).map {
        ConsentText(
            purpose: $0,
            meaning: "To write to me by email about new surveys, results and articles",
            label: "Yes, write to me by email about new surveys, results and articles")
    }

    /// The notice that holds these words.
    package static func notice(_ language: LanguageTag) -> Notice {
        .consent(title: "email updates", language: language, texts: texts)
    }
}
