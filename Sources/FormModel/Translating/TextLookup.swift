/// Finds the texts of a form in another language, and remembers which texts the form has and which
/// of them were not found.
///
/// A class, because everything that a form is made of asks the same one.
final class TextLookup {
    private let words: [TextPlace: String]
    /// Every place that was asked for, in order; those of shared lists come once for each question.
    private(set) var asked: [TextPlace] = []
    /// The places whose texts stay in the form's main language.
    private(set) var untranslated: Set<TextPlace> = []
    /// What a translator would have to add, in order.
    private(set) var missing: [TextPlace] = []

    /// Without words, every text is missing.
    init(_ words: [TextPlace: String] = [:]) {
        self.words = words
    }

    /// The text at `place`, or else at `shared`, or else the original.
    func text(_ original: String, at place: TextPlace, or shared: TextPlace? = nil) -> String {
        asked += [place, shared].compactMap(\.self)
        if let text = words[place] ?? shared.flatMap({ words[$0] }) { return text }
        untranslated.insert(place)
        let wanted = shared ?? place
        if !missing.contains(wanted) { missing.append(wanted) }
        return original
    }

    /// The same for a text that not every form has.
    func text(_ original: String?, at place: TextPlace) -> String? {
        original.map { text($0, at: place) }
    }
}
