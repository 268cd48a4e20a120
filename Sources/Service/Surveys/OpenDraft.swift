import FormModel
import Pages
import Store
import Values

/// A draft in a person's hands, carried over to the version of the form that is in force.
struct OpenDraft {
    let survey: SurveyEdition
    let code: ReceiptCode
    /// What was saved; nil before the first save.
    let stored: StoredDraft?
    var draft: Draft

    var form: Form { survey.form }
    var revision: Int { stored?.revision ?? 0 }

    /// The page on which to go on.
    var page: FormPage { form.page(draft.paging, of: draft.place, seed) }

    /// What decides about the order of what is shuffled.
    var seed: ShuffleSeed { ShuffleSeed(code) }

    /// The language in which consent is asked for by whoever sends a page.
    func consentLanguage(on page: FormPage) -> LanguageTag {
        let asks = form.items[page.items].contains { $0.kind.key == .consent }
        return asks ? form.language : stored?.language ?? form.language
    }

    /// The questions that a newer version has changed.
    var changed: [Item] { form.items.filter { draft.changed.contains($0.identifier) } }
}

extension ReadingContext {
    /// The draft under a code; nil when none is saved for this survey, or it has expired.
    func savedDraft(_ code: ReceiptCode, of survey: SurveyEdition) throws -> OpenDraft? {
        try store.draft(withCode: code.digest).flatMap { try open($0, code, of: survey) }
    }

    /// The draft under a code, or an empty one. One that has expired begins anew.
    func openDraft(
        _ code: ReceiptCode, of survey: SurveyEdition, paging: Paging
    ) throws -> OpenDraft {
        let stored = try store.draft(withCode: code.digest)
        return try stored.flatMap { try open($0, code, of: survey) }
            ?? OpenDraft(
                survey: survey, code: code, stored: stored, draft: Draft(paging: paging))
    }

    /// The survey in the language in which a person is asked for consent who has a page before them:
    /// whoever changes the language between the pages has read the texts in the first one.
    func asking(_ open: OpenDraft, on page: FormPage) -> SurveyEdition {
        openSurvey(named: open.form.name.text, in: open.consentLanguage(on: page)) ?? open.survey
    }

    private func open(
        _ stored: StoredDraft, _ code: ReceiptCode, of survey: SurveyEdition
    ) throws -> OpenDraft? {
        guard stored.form == survey.form.name, var draft = try reader.draft(stored) else {
            return nil
        }
        if stored.formVersion != survey.form.digest {
            let old = try FormReader.read(stored.formSource, fileName: stored.form.text).get()
            draft.carry(from: old, to: survey.form)
        }
        return OpenDraft(survey: survey, code: code, stored: stored, draft: draft)
    }
}
