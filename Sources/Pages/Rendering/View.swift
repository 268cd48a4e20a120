import Mustache

/// What a template sees: named values, and views inside them.
struct View: MustacheParent, Sendable {
    private var values: [String: any Sendable]

    /// The values that are there; a name whose value is nil is left out, so that a template's
    /// section for it stays empty. `template` names the template that `{{>*template}}` calls.
    init(_ pairs: KeyValuePairs<String, (any Sendable)?>, template: String? = nil) {
        values = [:]
        for (name, value) in pairs {
            values[name] = value.map(Self.prepared)
        }
        values["template"] = template
    }

    func child(named name: String) -> Any? { values[name] }

    /// Both views' values; where both have one, that of `other`.
    func with(_ other: View) -> View {
        var merged = self
        merged.values.merge(other.values) { _, new in new }
        return merged
    }

    private static func prepared(_ value: any Sendable) -> any Sendable {
        switch value {
        case let text as String: Words(renderText: text)
        case let texts as [String]: texts.map(Words.init(renderText:))
        default: value
        }
    }
}

/// A text in a view. The template library takes any other value, a `String` too, for something to
/// be described by reflection, which costs most of a page's time.
private struct Words: MustacheCustomRenderable, Sendable {
    let renderText: String
    var isNull: Bool { false }
}
