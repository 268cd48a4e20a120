import Consent
import FormModel
import HTTPServer
import Pages
import Store
import Values

/// Renders what is in force into the edition of one language.
struct EditionPass {
    let content: EditionContent
    let pages: PageRenderer
    let renderers: PageRenderers
    let framing: Framing
    let controller: Controller

    private var site: LanguageTag { renderers.main.language }

    func edition() -> Edition {
        let notices = content.notices.inForce(in: pages.language, otherwise: site)
        let signUp = signUp(under: notices.map(\.notice))
        let surveys = content.surveys.map(survey)
        let articles = content.articles(in: pages.language, otherwise: site)
        // A survey by invitation opens by its links alone.
        let open = surveys.filter { $0.isOpen && $0.form.access == .open }
            .sorted { $0.form.name < $1.form.name }
        let openNames = Set(open.map(\.form.name))
        let results = ResultsPass(
            results: content.results, surveys: surveys, open: openNames, pages: pages)
        return Edition(
            pages: pages,
            surveys: Dictionary(surveys.map { ($0.form.name, $0) }) { first, _ in first },
            articles: Dictionary(
                articles.map { ($0.name, page(of: $0, signUp: signUp, open: openNames)) }
            ) { first, _ in first },
            home: home(
                open: open, articles: articles, results: results.links, signUp: signUp),
            notices: Dictionary(notices.map { ($0.notice.kind, page(of: $0)) }) { first, _ in
                first
            },
            results: results.shelves, signUp: signUp)
    }

    /// The survey in this edition's language, or else wholly in its own.
    private func survey(_ forms: TranslatedForm, isOpen: Bool) -> SurveyEdition {
        let form = forms.form(in: pages.language) ?? forms.main
        let pages = (renderers[form.language] ?? pages).keeping(pages.kept)
            .embedded(pages.isEmbedded)
        let notices = content.notices.inForce(in: form.language, otherwise: site)
        let standing = StandingNotices(notices.map(\.notice))
        let page = pages.offering(forms.languages).survey(
            form, paging: form.paging, notices: standing.shown(since: nil))
        return SurveyEdition(
            form: form, forms: forms, isOpen: isOpen,
            consent: form.consentContext(
                controller: controller,
                references: notices.map { .init($0.notice, fact: .shown) },
                template: pages.consentTemplate),
            notices: standing, pages: pages.offering([]),
            first: PreparedAnswer(
                pages.isEmbedded ? framing.personal : SharedFields.scripted, before: page.before,
                gap: PageKey.generatedLength,
                after: page.after))
    }

    /// Without a policy and terms to agree to, nobody can sign up.
    private func signUp(under notices: [Notice]) -> SignUpEdition? {
        guard let privacy = notices.first(where: { $0.kind == .privacy }),
            let terms = notices.first(where: { $0.kind == .terms })
        else { return nil }
        return SignUpEdition(
            controller: controller, language: pages.language, texts: pages.signUpTexts,
            privacy: privacy, terms: terms)
    }

    private func page(
        of named: EditionContent.NamedArticle, signUp: SignUpEdition?, open: Set<FormName>
    ) -> StampedPage {
        let isOpen = named.article.survey.map(open.contains) ?? false
        return StampedPage(
            pages.article(
                ArticlePage(
                    article: named.article, language: named.language,
                    signUp: signUp?.box.toBeStamped, surveyIsOpen: isOpen)))
    }

    private func page(of published: PublishedNotice) -> FixedBody {
        FixedBody(
            pages.notice(
                NoticePage(
                    notice: NoticeText(bytes: published.notice.content),
                    language: published.notice.language, published: published.publishedOn,
                    isSuperseded: !published.isInForce)
            ).bytes)
    }

    private func home(
        open: [SurveyEdition], articles: [EditionContent.NamedArticle],
        results: [HomePage.ResultsLink], signUp: SignUpEdition?
    ) -> StampedPage {
        var page = HomePage(
            surveys: open.map {
                .init(
                    name: $0.form.name, title: $0.form.title, summary: $0.form.intro ?? "",
                    language: $0.form.language)
            },
            articles: articles.map {
                .init(
                    name: $0.name, title: $0.article.title, summary: $0.article.summary,
                    language: $0.language)
            },
            signUp: signUp?.box.toBeStamped)
        page.results = results
        page.hasStories = content.hasStories
        return StampedPage(pages.home(page))
    }
}
