/// What a catalogue has under a key: a text, or its forms for numbers.
enum CatalogueText: Hashable, Sendable {
    case single(String)
    /// The form `other` is always among them.
    case forms([PluralCategory: String])

    /// Nil unless all `pairs` are forms and one of them is `other`.
    init?(forms pairs: [(key: String, text: String)]) {
        let forms = pairs.compactMap { pair in
            PluralCategory(rawValue: pair.key).map { ($0, pair.text) }
        }
        guard forms.count == pairs.count, forms.contains(where: { $0.0 == .other }) else {
            return nil
        }
        self = .forms(Dictionary(forms) { first, _ in first })
    }

    /// Every wording of it.
    var wordings: [String] {
        switch self {
        case .single(let text): [text]
        case .forms(let forms): Array(forms.values)
        }
    }
}
