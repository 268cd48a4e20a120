import Consent
import FormModel
import HTTPServer
import Logging
import Pages
package import Store
import Values

/// Renders what is in force into ``Editions``.
package struct EditionMaker: Sendable {
    private let renderers: PageRenderers
    private let framing: Framing
    private let controller: Controller
    private let logger: Logger

    init(pages: PageRenderers, framing: Framing, controller: Controller, logger: Logger) {
        renderers = pages
        self.framing = framing
        self.controller = controller
        self.logger = logger
    }

    /// Everything that `store` and the article files hold, in every language of the site. An article
    /// that cannot be read is left out and its faults are logged.
    package func editions(
        of store: any ReadingStore, articles files: [ContentSource.File]
    ) throws -> Editions {
        let forms = try store.forms()
        let content = EditionContent(
            surveys: try forms.map { (try $0.read(), $0.isOpen) },
            articles: read(files), notices: try store.currentNotices(),
            results: try results(of: forms.map(\.name), store),
            hasStories: try store.publishedStoryCount() > 0)
        return editions(of: content, isEmbedded: false)
    }

    private func editions(of content: EditionContent, isEmbedded: Bool) -> Editions {
        let make: @Sendable (PageRenderer) -> Edition = { pages in
            edition(of: content, pages.embedded(isEmbedded))
        }
        let others = renderers.languages.filter { $0 != renderers.main.language }
        return Editions(
            languages: renderers.languages, main: make(renderers.main),
            preferred: onDemand(others, make),
            asked: onDemand(renderers.languages) { make($0.keeping($0.language)) },
            framed: isEmbedded ? nil : OnDemand { editions(of: content, isEmbedded: true) })
    }

    /// Editions that are made when somebody wants to read them.
    private func onDemand(
        _ languages: [LanguageTag], _ make: @escaping @Sendable (PageRenderer) -> Edition
    ) -> [LanguageTag: OnDemand<Edition>] {
        let editions = languages.map { [renderers] language in
            (language, OnDemand { make(renderers[language] ?? renderers.main) })
        }
        return Dictionary(editions) { first, _ in first }
    }

    private func edition(of content: EditionContent, _ pages: PageRenderer) -> Edition {
        EditionPass(
            content: content, pages: pages, renderers: renderers, framing: framing,
            controller: controller
        ).edition()
    }

    /// What is published of each form. A release that cannot be read is left out and logged.
    private func results(
        of forms: [FormName], _ store: any ReadingStore
    ) throws -> [FormName: PublishedResults] {
        let results = try forms.map { form in
            let results = try PublishedResults(of: form, store)
            for number in results.unread {
                logger.error(
                    "results left out", metadata: ["form": "\(form)", "release": "\(number)"])
            }
            return (form, results)
        }
        return Dictionary(results) { first, _ in first }.filter { !$1.entries.isEmpty }
    }

    private func read(_ files: [ContentSource.File]) -> [EditionContent.NamedArticle] {
        files.compactMap { file in
            do {
                return EditionContent.NamedArticle(
                    name: file.stem, language: file.language ?? renderers.main.language,
                    article: try ArticleReader.read(file.bytes))
            } catch {
                logger.error(
                    "article left out", metadata: ["file": "\(file.path)", "why": "\(error)"])
                return nil
            }
        }
    }
}
