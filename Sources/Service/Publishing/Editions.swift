import FormModel
import Pages
import Values

/// What is in force at one moment, in every language of the site.
///
/// A class, because every request shares the one there is.
package final class Editions: Sendable {
    /// The edition in the site's own language.
    package let main: Edition
    /// For those whose browser prefers a language.
    private let preferred: [LanguageTag: OnDemand<Edition>]
    /// For those who asked for a language, which links keep on.
    private let asked: [LanguageTag: OnDemand<Edition>]
    private let languages: [LanguageTag]
    private let framed: OnDemand<Editions>?

    /// `framed` makes the same for frames; nil where it is that itself.
    init(
        languages: [LanguageTag], main: Edition, preferred: [LanguageTag: OnDemand<Edition>],
        asked: [LanguageTag: OnDemand<Edition>], framed: OnDemand<Editions>?
    ) {
        self.languages = languages
        self.main = main
        self.preferred = preferred
        self.asked = asked
        self.framed = framed
    }

    /// The same for frames on other sites: pages without a frame of their own, whose links and forms
    /// go on in such pages.
    var embedded: Editions { framed?.value ?? self }

    /// The edition that fits `wish` best.
    func edition(for wish: LanguageWish) -> Edition {
        if let language = wish.asked { return asked[language]?.value ?? main }
        return preferred[wish.choice(among: languages, otherwise: main.pages.language)]?.value
            ?? main
    }

    /// The survey in the language that fits `wish` best among those that there are of it.
    func survey(named name: FormName, for wish: LanguageWish) -> SurveyEdition? {
        guard wish.asked == nil else { return edition(for: wish).surveys[name] }
        guard let survey = main.surveys[name] else { return nil }
        let language = wish.choice(
            among: survey.languages, otherwise: survey.form.mainLanguage)
        return self.survey(survey, in: language)
    }

    /// The survey in `language`; in its main one for nil. Nil when there is no such survey, or none
    /// in that language.
    func survey(named name: FormName, in language: LanguageTag?) -> SurveyEdition? {
        main.surveys[name].flatMap { survey($0, in: language ?? $0.form.mainLanguage) }
    }

    private func survey(_ survey: SurveyEdition, in language: LanguageTag) -> SurveyEdition? {
        guard survey.form.language != language else { return survey }
        let edition = preferred[language]?.value.surveys[survey.form.name]
        return edition.flatMap { $0.form.language == language ? $0 : nil }
    }
}
