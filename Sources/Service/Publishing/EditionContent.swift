import FormModel
import Pages
import Store
import Values

/// What is in force at one moment, in all languages, before it is rendered.
struct EditionContent {
    /// An article as its address names it.
    struct NamedArticle {
        let name: String
        let language: LanguageTag
        let article: Article
    }

    let surveys: [(forms: TranslatedForm, isOpen: Bool)]
    let articles: [NamedArticle]
    let notices: [PublishedNotice]
    /// What is published of surveys, by their names.
    let results: [FormName: PublishedResults]
    /// Says whether there are stories to read.
    let hasStories: Bool

    /// Each article once: in `language`, or else in `main`, or else in the one that there is.
    func articles(in language: LanguageTag, otherwise main: LanguageTag) -> [NamedArticle] {
        var names: [String] = []
        for article in articles where !names.contains(article.name) { names.append(article.name) }
        return names.compactMap { name in
            let named = articles.filter { $0.name == name }
            return named.first { $0.language == language }
                ?? named.first { $0.language == main } ?? named.first
        }
    }
}
