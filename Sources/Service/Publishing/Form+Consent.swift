package import Consent
package import FormModel
import Values

extension Form {
    /// The purposes that the form asks consent for, with the words beside each control.
    package var consentTexts: [ConsentText] {
        items.compactMap { item in
            guard case .consent(let consent) = item.kind else { return nil }
            let meaning = purposes.first { $0.identifier == consent.purpose }?.text ?? ""
            let shown = self.language(of: .item(item.identifier, "text"))
            return ConsentText(
                purpose: consent.purpose, meaning: meaning, label: item.text,
                language: shown == language ? nil : shown)
        }
    }

    /// The notice that holds these words.
    package var consentNotice: Notice {
        .consent(title: "\(title), version \(version)", language: language, texts: consentTexts)
    }

    /// The context in which everyone is asked who answers this version in this language now.
    package func consentContext(
        controller: Controller, references: [ConsentContext.Reference]
    ) -> ConsentContext {
        ConsentContext(
            controller: controller, source: name.text, sourceVersion: digest, language: language,
            notice: consentNotice, texts: consentTexts,
            isSpecialCategory: items.contains { $0.sensitivity != .none }, references: references)
    }
}
