import Values

/// The languages that a site speaks, each by its own name.
struct LanguageSwitch: Sendable {
    private let names: [(tag: LanguageTag, name: String)]

    init(_ catalogues: [Catalogue]) {
        names = catalogues.map { ($0.language, $0["frame.languageName"]) }
    }

    var tags: [LanguageTag] { names.map(\.tag) }

    /// What a page shows of those languages that it is offered in; nil when there is no choice.
    func view(of offered: [LanguageTag], current: LanguageTag) -> View? {
        let choices = names.filter { offered.contains($0.tag) }
        guard choices.count > 1 else { return nil }
        return View([
            "choices": choices.map { choice in
                View([
                    "tag": choice.tag.text,
                    "direction": choice.tag.direction.rawValue,
                    "languageName": choice.name,
                    "current": choice.tag == current,
                ])
            }
        ])
    }
}
