package import Consent
package import Store
package import Values

/// Takes addresses in. What is stored is the same whoever asks, so that an answer tells nobody, by its
/// content or its time, who has signed up; ``RequestDesk`` decides what becomes of it.
package struct SignUps: Sendable {
    private let sealer: Sealer

    package init(sealer: Sealer) {
        self.sealer = sealer
    }

    /// The sign-up of an address for `purposes`, ready to be stored.
    package func entry(
        _ address: EmailAddress, for purposes: [PurposeIdentifier], _ edition: SignUpEdition,
        method: ConsentMethod
    ) -> SealedEntry {
        let wish = SignUpWish(context: edition.consent, purposes: purposes, method: method)
        return .request(sealer.seal(.signUp(wish), of: address, context: edition.consent))
    }

    /// Somebody's wish for the link with which they change their preferences.
    package func entry(linkFor address: EmailAddress, _ language: LanguageTag) -> SealedEntry {
        .request(sealer.seal(.preferencesLink(language: language.text), of: address))
    }

    /// Somebody's wish for the code that they hold to be sent to an address, which is forgotten then.
    package func entry(
        _ code: ReceiptCode, of form: FormName, keptUntil: Day?, for address: EmailAddress,
        _ language: LanguageTag
    ) -> SealedEntry {
        let request = AddressRequest.code(
            code.grouped, form: form.text, language: language.text,
            keptUntil: keptUntil?.description)
        return .request(sealer.seal(request, of: address))
    }
}
