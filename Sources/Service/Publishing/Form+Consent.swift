package import Consent
package import FormModel
package import Values

extension Form {
    /// The purposes that the form asks consent for, with the words beside each control.
    package var consentTexts: [ConsentText] {
        items.compactMap { item in
            guard case .consent(let consent) = item.kind else { return nil }
            let purpose = purposes.first { $0.identifier == consent.purpose }
            let shown = self.language(of: .item(item.identifier, "text"))
            return ConsentText(
                purpose: consent.purpose, meaning: purpose?.text ?? "", label: item.text,
                language: shown == language ? nil : shown,
                vocabularyTerm: purpose?.vocabularyTerm, isPrimary: item.isAlwaysRequired,
                validDays: purpose?.validDays)
        }
    }

    /// The notice that holds these words.
    package var consentNotice: Notice {
        .consent(title: "\(title), version \(version)", language: language, texts: consentTexts)
    }

    /// The context in which everyone is asked who answers this version in this language now.
    package func consentContext(
        controller: Controller, references: [ConsentContext.Reference], template: Digest? = nil
    ) -> ConsentContext {
        ConsentContext(
            controller: controller, source: name.text, sourceVersion: digest, language: language,
            notice: consentNotice, texts: consentTexts,
            isSpecialCategory: items.contains { $0.sensitivity != .none }, references: references,
            categories: dataCategories, template: template)
    }

    /// What the form asks for, by the special category that answers belong to.
    private var dataCategories: [DataCategory] {
        Sensitivity.allCases.compactMap { sensitivity in
            let asked = items.filter {
                $0.kind.isQuestion && $0.kind.key != .consent && $0.sensitivity == sensitivity
            }
            guard !asked.isEmpty else { return nil }
            return DataCategory(
                name: sensitivity == .none ? "answers" : sensitivity.rawValue,
                isRequired: asked.contains(where: \.isAlwaysRequired),
                isSensitive: sensitivity != .none,
                isSpecial: sensitivity != .none && sensitivity != .criminal)
        }
    }
}

extension Item {
    fileprivate var isAlwaysRequired: Bool {
        guard case .always = requirement else { return false }
        return true
    }
}
