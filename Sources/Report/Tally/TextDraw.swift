import Values

/// A few texts drawn at random out of many, each different text with the same chance.
///
/// Every text has a place in an order that its bytes and a seed decide, and the first ones are kept
/// (W. Cohen, "Size-Estimation Framework", 1997: bottom-k sampling). So the draw is the same in
/// whatever order the texts come, and draws of parts merge into that of the whole.
struct TextDraw: Sendable {
    /// A text with how many wrote it.
    struct Drawn: Sendable {
        let place: UInt64
        let text: String
        /// The language in which the survey was answered.
        let language: LanguageTag
        var count: Int
    }

    private(set) var texts: [Drawn] = []
    let limit: Int
    let seed: UInt64

    init(limit: Int, seed: UInt64) {
        (self.limit, self.seed) = (limit, seed)
    }

    /// Takes a text that so many wrote.
    mutating func add(_ text: String, _ language: LanguageTag, times: Int = 1) {
        insert(Drawn(place: place(of: text), text: text, language: language, count: times))
    }

    mutating func merge(_ other: TextDraw) {
        for drawn in other.texts { insert(drawn) }
    }

    private mutating func insert(_ drawn: Drawn) {
        guard limit > 0 else { return }
        if texts.count == limit, let last = texts.last, drawn.place > last.place { return }
        let index = texts.firstIndex { $0.place >= drawn.place } ?? texts.count
        if index < texts.count, texts[index].place == drawn.place {
            texts[index] = texts[index].joined(by: drawn)
            return
        }
        texts.insert(drawn, at: index)
        if texts.count > limit { texts.removeLast() }
    }

    /// FNV-1a over the bytes, and the finaliser of SplitMix64 to spread it.
    private func place(of text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }
}

extension TextDraw.Drawn {
    /// The same text from two draws; the language that comes first in the alphabet stays, so that the
    /// order of drawing decides nothing.
    fileprivate func joined(by other: TextDraw.Drawn) -> TextDraw.Drawn {
        var joined = language.text <= other.language.text ? self : other
        joined.count = count + other.count
        return joined
    }
}
