package import Values

/// The sign-up form as it stands in articles, on the start page and on a page of its own.
package struct SignUpBox: Sendable {
    /// What mails can be about; each has a box of its own, which nobody has ticked beforehand.
    package var purposes: [Purpose]
    /// The notice that is shown at this moment as the Privacy Policy.
    package var privacy: Digest
    /// The notice that is shown at this moment as the Terms of Use.
    package var terms: Digest

    package init(purposes: [Purpose], privacy: Digest, terms: Digest) {
        self.purposes = purposes
        self.privacy = privacy
        self.terms = terms
    }

    /// One thing that mails can be about.
    package struct Purpose: Hashable, Sendable {
        package var identifier: PurposeIdentifier
        /// The words beside the box.
        package var label: String

        package init(identifier: PurposeIdentifier, label: String) {
            self.identifier = identifier
            self.label = label
        }
    }
}

extension PageRenderer {
    /// What the sign-up asks consent for: the words beside the box, and what they mean.
    package var updatesWords: (label: String, meaning: String) {
        (texts["signUp.updatesLabel"], texts["signUp.updatesMeaning"])
    }

    func view(of box: SignUpBox, heading: String) -> View {
        signUpFields(box, ticked: []).with(View(["heading": heading]))
    }

    func signUpFields(_ box: SignUpBox, ticked: Set<PurposeIdentifier>) -> View {
        View([
            "notices": [
                View(["kind": "privacy", "digest": box.privacy.hexadecimal]),
                View(["kind": "terms", "digest": box.terms.hexadecimal]),
            ],
            "purposes": box.purposes.enumerated().map { index, purpose in
                View([
                    "id": "purpose-\(index + 1)",
                    "value": purpose.identifier.text,
                    "label": purpose.label,
                    "checked": ticked.contains(purpose.identifier),
                ])
            },
        ])
    }
}
