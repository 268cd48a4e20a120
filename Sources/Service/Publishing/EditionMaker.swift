package import Consent
import FormModel
import HTTPServer
package import Logging
package import Pages
package import Store
import Values

/// Renders what is in force into an ``Edition``.
package struct EditionMaker: Sendable {
    private let pages: PageRenderer
    private let controller: Controller
    private let logger: Logger

    package init(pages: PageRenderer, controller: Controller, logger: Logger) {
        self.pages = pages
        self.controller = controller
        self.logger = logger
    }

    /// Everything that `store` and the article files hold. An article that cannot be read is left
    /// out and its faults are logged.
    package func edition(
        of store: any ReadingStore, articles files: [ContentSource.File]
    ) throws -> Edition {
        let notices = try store.currentNotices().filter {
            $0.notice.language == pages.site.language
        }
        let signUp = signUp(under: notices.map(\.notice))
        let surveys = try surveys(in: store, under: notices.map(\.notice))
        let articles = read(files)
        let pagesOfArticles = articles.map { name, article in
            (name, page(of: article, signUp: signUp, surveys: surveys))
        }
        return Edition(
            surveys: surveys,
            articles: Dictionary(pagesOfArticles) { first, _ in first },
            home: home(surveys: surveys, articles: articles, signUp: signUp),
            notices: Dictionary(notices.map { ($0.notice.kind, page(of: $0)) }) { first, _ in first
            },
            signUp: signUp)
    }

    private func surveys(
        in store: any ReadingStore, under notices: [Notice]
    ) throws -> [FormName: SurveyEdition] {
        let editions = try store.forms().map { stored in
            let form = try FormReader.read(stored.source, fileName: stored.name.text).get()
            return (stored.name, try survey(form, isOpen: stored.isOpen, under: notices))
        }
        return Dictionary(editions) { first, _ in first }
    }

    private func survey(
        _ form: Form, isOpen: Bool, under notices: [Notice]
    ) throws -> SurveyEdition {
        let context = form.consentContext(
            controller: controller, references: notices.map { .init($0, fact: .shown) })
        let page = pages.survey(form, paging: form.paging)
        return SurveyEdition(
            form: form, isOpen: isOpen, consent: context,
            head: FixedBody(page.before), tail: FixedBody(page.after))
    }

    /// Without a policy and terms to agree to, nobody can sign up.
    private func signUp(under notices: [Notice]) -> SignUpEdition? {
        guard let privacy = notices.first(where: { $0.kind == .privacy }),
            let terms = notices.first(where: { $0.kind == .terms })
        else { return nil }
        return SignUpEdition(
            controller: controller, language: pages.site.language, privacy: privacy, terms: terms)
    }

    private func read(_ files: [ContentSource.File]) -> [(name: String, article: Article)] {
        files.compactMap { file in
            do {
                return (file.stem, try ArticleReader.read(file.bytes))
            } catch {
                logger.error(
                    "article left out", metadata: ["file": "\(file.path)", "why": "\(error)"])
                return nil
            }
        }
    }

    private func page(
        of article: Article, signUp: SignUpEdition?, surveys: [FormName: SurveyEdition]
    ) -> FixedBody {
        let isOpen = article.survey.flatMap { surveys[$0] }?.isOpen ?? false
        return FixedBody(
            pages.article(
                ArticlePage(article: article, signUp: signUp?.box, surveyIsOpen: isOpen)
            ).bytes)
    }

    private func page(of published: PublishedNotice) -> FixedBody {
        FixedBody(
            pages.notice(
                NoticePage(
                    notice: NoticeText(bytes: published.notice.content),
                    published: published.publishedOn, isSuperseded: !published.isInForce)
            ).bytes)
    }

    private func home(
        surveys: [FormName: SurveyEdition], articles: [(name: String, article: Article)],
        signUp: SignUpEdition?
    ) -> FixedBody {
        let open = surveys.values.filter(\.isOpen).sorted { $0.form.name < $1.form.name }
        return FixedBody(
            pages.home(
                HomePage(
                    surveys: open.map {
                        .init(
                            name: $0.form.name, title: $0.form.title, summary: $0.form.intro ?? "")
                    },
                    articles: articles.map {
                        .init(name: $0.name, title: $0.article.title, summary: $0.article.summary)
                    },
                    signUp: signUp?.box)
            ).bytes)
    }
}
