package import Consent
package import FormModel
import HTTPServer
import Pages
package import Values

/// A survey as it is in force, in one language, prepared for those who open and answer it.
///
/// A class, because every request for the survey hands it on.
package final class SurveyEdition: Sendable {
    /// The form in the language of this edition.
    package let form: Form
    /// The same form in all its languages.
    package let forms: TranslatedForm
    /// The languages that there are of it, the main one first.
    let languages: [LanguageTag]
    package let isOpen: Bool
    /// In which way everyone is asked for consent who answers this version now.
    package let consent: ConsentContext
    /// The privacy policy and the terms that the context names.
    let notices: StandingNotices
    /// What makes answers to the pages of the survey.
    let pages: PageRenderer
    /// The untouched page, without its submission key.
    let first: PreparedAnswer

    init(
        form: Form, forms: TranslatedForm, isOpen: Bool, consent: ConsentContext,
        notices: StandingNotices, pages: PageRenderer, first: PreparedAnswer
    ) {
        (self.form, self.forms, self.isOpen) = (form, forms, isOpen)
        (self.consent, self.notices) = (consent, notices)
        (self.pages, self.first) = (pages, first)
        languages = forms.languages
    }

    /// What makes pages that can be asked for in another language.
    var openPages: PageRenderer { pages.offering(languages) }
}

/// Everything that is in force at one moment, rendered once for all who read one language.
///
/// A class, because every request looks into the one there is.
package final class Edition: Sendable {
    let pages: PageRenderer
    package let surveys: [FormName: SurveyEdition]
    let articles: [String: StampedPage]
    let home: StampedPage
    /// Privacy policy and terms as pages, by their kind.
    let notices: [Notice.Kind: FixedBody]
    /// Published results, by the survey's name.
    let results: [FormName: ResultsShelf]
    package let signUp: SignUpEdition?

    init(
        pages: PageRenderer, surveys: [FormName: SurveyEdition], articles: [String: StampedPage],
        home: StampedPage, notices: [Notice.Kind: FixedBody], results: [FormName: ResultsShelf],
        signUp: SignUpEdition?
    ) {
        (self.pages, self.surveys, self.articles) = (pages, surveys, articles)
        (self.home, self.notices, self.results) = (home, notices, results)
        self.signUp = signUp
    }
}
