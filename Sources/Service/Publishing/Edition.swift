package import Consent
package import FormModel
import HTTPServer
import Pages
package import Values

/// A survey as it is in force, in one language, prepared for those who open and answer it.
package struct SurveyEdition: Sendable {
    /// The form in the language of this edition.
    package let form: Form
    /// The same form in all its languages.
    package let forms: TranslatedForm
    package let isOpen: Bool
    /// In which way everyone is asked for consent who answers this version now.
    package let consent: ConsentContext
    /// What makes answers to the pages of the survey.
    let pages: PageRenderer
    /// What makes pages that can be asked for in another language.
    var openPages: PageRenderer { pages.offering(forms.languages) }
    /// The untouched page before and behind its submission key.
    let head: FixedBody
    let tail: FixedBody
}

/// Everything that is in force at one moment, rendered once for all who read one language.
package struct Edition: Sendable {
    let pages: PageRenderer
    package let surveys: [FormName: SurveyEdition]
    let articles: [String: FixedBody]
    let home: FixedBody
    /// Privacy policy and terms as pages, by their kind.
    let notices: [Notice.Kind: FixedBody]
    package let signUp: SignUpEdition?
}
