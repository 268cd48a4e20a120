/// The places of a form's texts, nested as a side file nests them.
struct TextTree {
    private(set) var children: [String: TextTree] = [:]
    /// The place that ends here.
    private(set) var place: TextPlace?

    /// The places of all texts that `form` has.
    init(of form: Form) {
        let lookup = TextLookup()
        _ = form.translated(to: form.language, lookup)
        for place in lookup.asked { insert(place, place.keys[...]) }
    }

    private init() {}

    /// The place of a text that is written here without further keys: a question's own words, or a
    /// section's title.
    var plainPlace: TextPlace? {
        place ?? children["text"]?.place ?? children["title"]?.place
    }

    /// The keys that can follow.
    var keys: [String] { children.keys.sorted() }

    private mutating func insert(_ place: TextPlace, _ keys: ArraySlice<String>) {
        guard let key = keys.first else {
            self.place = place
            return
        }
        children[key, default: TextTree()].insert(place, keys.dropFirst())
    }
}
