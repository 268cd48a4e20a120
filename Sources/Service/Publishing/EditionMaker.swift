package import Consent
import FormModel
import HTTPServer
package import Logging
package import Pages
package import Store
import Values

/// Renders what is in force into ``Editions``.
package struct EditionMaker: Sendable {
    private let renderers: PageRenderers
    private let controller: Controller
    private let logger: Logger

    package init(pages: PageRenderers, controller: Controller, logger: Logger) {
        renderers = pages
        self.controller = controller
        self.logger = logger
    }

    /// Everything that `store` and the article files hold, in every language of the site. An article
    /// that cannot be read is left out and its faults are logged.
    package func editions(
        of store: any ReadingStore, articles files: [ContentSource.File]
    ) throws -> Editions {
        let content = EditionContent(
            surveys: try store.forms().map { (try $0.read(), $0.isOpen) },
            articles: read(files), notices: try store.currentNotices())
        var preferred: [LanguageTag: Edition] = [:]
        var asked: [LanguageTag: Edition] = [:]
        for language in renderers.languages {
            guard let pages = renderers[language] else { continue }
            preferred[language] = edition(of: content, pages)
            asked[language] = edition(of: content, pages.keeping(language))
        }
        guard let main = preferred[renderers.main.language] else {
            preconditionFailure("a site speaks its own language")
        }
        return Editions(
            languages: renderers.languages, main: main, preferred: preferred, asked: asked)
    }

    private func edition(of content: EditionContent, _ pages: PageRenderer) -> Edition {
        EditionPass(
            content: content, pages: pages, renderers: renderers, controller: controller
        ).edition()
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
