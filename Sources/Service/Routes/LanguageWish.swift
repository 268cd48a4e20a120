import HTTPServer
import HTTPTypes
import Pages
import Values

/// In which language a person wants to read: as the address asks, or else as the browser prefers.
struct LanguageWish: Sendable {
    /// The parameter of an address that asks for a language.
    static let parameter = "lang"
    /// No wish at all, where nobody is known to ask.
    static let none = LanguageWish(asked: nil, accepted: LanguageRanges(nil))

    /// The language that the address asks for; nil for none that the site speaks.
    let asked: LanguageTag?
    private let accepted: LanguageRanges

    private init(asked: LanguageTag?, accepted: LanguageRanges) {
        self.asked = asked
        self.accepted = accepted
    }

    /// The wish of whoever sends `request` to a site that speaks `languages`.
    init(_ request: Request, among languages: [LanguageTag]) {
        asked = Self.asked(in: request.query).flatMap { text in
            LanguageRanges(text).lookup(among: languages, text: \.text)
        }
        accepted = LanguageRanges(request.field(.acceptLanguage))
    }

    /// The wish of whoever sends the form of a page in `language`, of which the page tells.
    func shown(in language: String?) -> LanguageWish {
        guard let language, asked == nil else { return self }
        return LanguageWish(asked: nil, accepted: LanguageRanges(language))
    }

    /// The best of the `offered` languages; `main` when none of them is wanted.
    func choice(among offered: [LanguageTag], otherwise main: LanguageTag) -> LanguageTag {
        if let asked, offered.contains(asked) { return asked }
        return accepted.lookup(among: offered, text: \.text) ?? main
    }

    private static func asked(in query: [UInt8]) -> String? {
        guard !query.isEmpty else { return nil }
        return (try? FormFields(parsing: query))?.first(parameter)
    }
}

extension PageRenderers {
    /// The pages as `wish` wants them; links keep on a language that was asked for.
    func pages(for wish: LanguageWish) -> PageRenderer {
        let language = wish.choice(among: languages, otherwise: main.language)
        return (self[language] ?? main).keeping(wish.asked)
    }
}
