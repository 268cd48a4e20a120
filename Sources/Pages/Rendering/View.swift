import Mustache

/// What a template sees: named values, and views inside them.
struct View: MustacheParent, Sendable {
    private var values: [String: any Sendable]

    /// The values that are there; a name whose value is nil is left out, so that a template's
    /// section for it stays empty.
    init(_ pairs: KeyValuePairs<String, (any Sendable)?>) {
        values = [:]
        for (name, value) in pairs {
            values[name] = value
        }
    }

    func child(named name: String) -> Any? { values[name] }

    /// Both views' values; where both have one, that of `other`.
    func with(_ other: View) -> View {
        var merged = self
        merged.values.merge(other.values) { _, new in new }
        return merged
    }
}
