package import Values

/// What the page of an article shows.
package struct ArticlePage: Sendable {
    package var article: Article
    /// The language of the article; nil for that of the page.
    package var language: LanguageTag?
    /// The sign-up box; it stands where the article says, and not at all when it does not.
    package var signUp: SignUpBox?
    /// Says whether the article's survey is open; if not, the call to it is left out.
    package var surveyIsOpen: Bool

    package init(
        article: Article, language: LanguageTag? = nil, signUp: SignUpBox?, surveyIsOpen: Bool
    ) {
        self.article = article
        self.language = language
        self.signUp = signUp
        self.surveyIsOpen = surveyIsOpen
    }
}

extension PageRenderer {
    /// An article, with the call to its survey and the sign-up box.
    package func article(_ page: ArticlePage) -> RenderedPage {
        let article = page.article
        return self.page(
            "article", title: article.title,
            View([
                "title": article.title,
                "textLanguage": foreign(page.language),
                "summary": article.summary,
                "notice": article.notice,
                "call": call(page),
                "reviewedBy": texts("article.reviewedBy", ["name": article.reviewedBy]),
                "lastReviewed": article.lastReviewed.map {
                    texts("article.lastReviewed", ["day": texts.day($0)])
                } ?? texts["article.neverReviewed"],
                "parts": parts(page),
                "hasReferences": !article.references.isEmpty,
                "references": references(of: article),
            ]))
    }

    private func call(_ page: ArticlePage) -> View? {
        guard page.surveyIsOpen, let survey = page.article.survey else { return nil }
        let invitation = page.article.call ?? texts["article.invitation"]
        return View([
            "name": survey.text, "invitation": invitation,
            "invitationLanguage": page.article.call.flatMap { _ in foreign(page.language) },
        ])
    }

    private func parts(_ page: ArticlePage) -> [View] {
        let box = page.article.hasSignUp ? page.signUp : nil
        return page.article.parts.enumerated().map { index, html in
            View([
                "html": html,
                "signUp": index == 0 ? box.map { view(of: $0, heading: "h3") } : nil,
            ])
        }
    }

    private func references(of article: Article) -> [View] {
        article.references.enumerated().map { index, reference in
            View([
                "anchor": ArticleBody.anchor(ofReference: index + 1),
                "reference": reference.text,
                "address": reference.address,
            ])
        }
    }
}
