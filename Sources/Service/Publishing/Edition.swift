package import Consent
package import FormModel
import HTTPServer
import Pages
package import Values

/// A survey as it is in force, prepared for those who open and answer it.
package struct SurveyEdition: Sendable {
    package let form: Form
    package let isOpen: Bool
    /// In which way everyone is asked for consent who answers this version now.
    package let consent: ConsentContext
    /// The untouched page before and behind its submission key.
    let head: FixedBody
    let tail: FixedBody
}

/// Everything that is in force at one moment, rendered once for all who ask.
///
/// A class, because every request shares the one there is.
package final class Edition: Sendable {
    package let surveys: [FormName: SurveyEdition]
    let articles: [String: FixedBody]
    let home: FixedBody
    /// Privacy policy and terms as pages, by their kind.
    let notices: [Notice.Kind: FixedBody]
    package let signUp: SignUpEdition?

    init(
        surveys: [FormName: SurveyEdition], articles: [String: FixedBody], home: FixedBody,
        notices: [Notice.Kind: FixedBody], signUp: SignUpEdition?
    ) {
        (self.surveys, self.articles, self.home) = (surveys, articles, home)
        (self.notices, self.signUp) = (notices, signUp)
    }
}
