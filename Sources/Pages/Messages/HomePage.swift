package import Values

/// What the start page shows.
package struct HomePage: Sendable {
    package var surveys: [SurveyLink]
    package var articles: [ArticleLink]
    /// Surveys with published results.
    package var results: [ResultsLink] = []
    package var signUp: SignUpBox?
    /// Says whether there are stories to read.
    package var hasStories = false

    package init(surveys: [SurveyLink], articles: [ArticleLink], signUp: SignUpBox?) {
        self.surveys = surveys
        self.articles = articles
        self.signUp = signUp
    }

    /// An open survey.
    package struct SurveyLink: Hashable, Sendable {
        package var name: FormName
        package var title: String
        package var summary: String
        /// The language of both; nil for that of the page.
        package var language: LanguageTag?

        package init(
            name: FormName, title: String, summary: String, language: LanguageTag? = nil
        ) {
            self.name = name
            self.title = title
            self.summary = summary
            self.language = language
        }
    }

    /// A survey with published results.
    package struct ResultsLink: Hashable, Sendable {
        package var survey: FormName
        package var title: Wording
        /// The day of the latest.
        package var day: Day

        package init(survey: FormName, title: Wording, day: Day) {
            (self.survey, self.title, self.day) = (survey, title, day)
        }
    }

    /// An article, named as in its address.
    package struct ArticleLink: Hashable, Sendable {
        package var name: String
        package var title: String
        package var summary: String
        /// The language of both; nil for that of the page.
        package var language: LanguageTag?

        package init(
            name: String, title: String, summary: String, language: LanguageTag? = nil
        ) {
            self.name = name
            self.title = title
            self.summary = summary
            self.language = language
        }
    }
}

extension PageRenderer {
    /// The start page.
    package func home(_ page: HomePage) -> RenderedPage {
        self.page(
            "home", title: site.name,
            View([
                "surveys": page.surveys.map {
                    View([
                        "name": $0.name.text, "title": $0.title, "summary": $0.summary,
                        "textLanguage": foreign($0.language),
                    ])
                },
                "hasResults": !page.results.isEmpty,
                "results": page.results.map {
                    View([
                        "name": $0.survey.text, "title": $0.title.text,
                        "textLanguage": foreign($0.title.language),
                        "made": texts("results.asOf", ["day": texts.day($0.day)]),
                    ])
                },
                "hasArticles": !page.articles.isEmpty,
                "articles": page.articles.map {
                    View([
                        "name": $0.name, "title": $0.title, "summary": $0.summary,
                        "textLanguage": foreign($0.language),
                    ])
                },
                "hasStories": page.hasStories,
                "signUp": page.signUp.map { view(of: $0, heading: "h2") },
            ]))
    }
}
