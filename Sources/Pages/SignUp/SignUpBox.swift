package import Values

/// The sign-up form as it stands in articles, on the start page and on a page of its own.
package struct SignUpBox: Sendable {
    /// What mails can be about; each has a box of its own, which nobody has ticked beforehand.
    package var purposes: [Purpose]
    /// The notice that is shown at this moment as the Privacy Policy.
    package var privacy: Digest
    /// The notice that is shown at this moment as the Terms of Use.
    package var terms: Digest
    /// When the page is made, as its form will tell it: letters, digits, `-` and `_`.
    private(set) var stamp = ""

    package init(purposes: [Purpose], privacy: Digest, terms: Digest) {
        self.purposes = purposes
        self.privacy = privacy
        self.terms = terms
    }

    /// The box in a page that is made now.
    package func stamped(_ letters: [UInt8]) -> SignUpBox {
        var box = self
        box.stamp = String(decoding: letters, as: UTF8.self)
        return box
    }

    /// The box in a page that is made once and cut at the place of its stamp.
    package var toBeStamped: SignUpBox { stamped(Array(SplicedPage.mark.utf8)) }

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
        precondition(
            box.stamp == SplicedPage.mark || SplicedPage.isKey(box.stamp),
            "a stamp has letters, digits, - and _ alone")
        return View([
            "stamp": box.stamp,
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
