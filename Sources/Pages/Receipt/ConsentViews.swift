import Values

extension PageRenderer {
    /// A consent with what it means and what the person can do about it.
    func view(of consent: ShownConsent) -> View {
        let isStanding = consent.status == .given || consent.status == .renewed
        let offer = consent.choices.offer
        return View([
            "wording": consent.wording,
            "wordingLanguage": foreign(consent.language),
            "meaning": consent.meaning,
            "status": texts("receipt.\(consent.status.rawValue)", ["day": texts.day(consent.day)]),
            "until": consent.until.map { texts("receipt.until", ["day": texts.day($0)]) },
            "purpose": consent.purpose?.text,
            "proof": consent.proofAddress,
            "isNeeded": consent.choices.isNeeded && isStanding,
            "canWithdraw": consent.choices.canWithdraw,
            "isChanged": offer != nil && isStanding,
            "offer": offer.map {
                View([
                    "newWording": $0.text == consent.wording ? nil : $0.text,
                    "wordsLanguage": foreign($0.language),
                    "label": texts[isStanding ? "receipt.agreeAnew" : "receipt.agree"],
                    "purpose": consent.purpose?.text,
                    "wording": consent.wording,
                ])
            },
        ])
    }

    /// A notice with what it was to the person.
    func view(of notice: ShownNotice) -> View {
        View([
            "title": notice.title.text,
            "titleLanguage": foreign(notice.title.language),
            "path": notice.path,
            "fact": texts["receipt.notice.\(notice.fact.rawValue)"],
        ])
    }
}
