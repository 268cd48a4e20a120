/// A place in a file, counted from 1.
package struct SourcePlace: Hashable, Sendable {
    /// The line.
    package let line: Int
    /// The column in characters, where it is known.
    package let column: Int?

    /// Where a file begins.
    package static let start = SourcePlace(line: 1, column: nil)
}

/// A scalar of a file; whatever it looks like, it is a text.
package struct SourceText: Sendable {
    /// The text without white space at its ends.
    package let text: String
    /// Where it stands.
    package let place: SourcePlace

    /// A text that stands at a place.
    package init(text: String, place: SourcePlace) { (self.text, self.place) = (text, place) }
}

/// A part of a file with its place.
package struct SourceNode: Sendable {
    /// Where it begins.
    package let place: SourcePlace
    /// What it is.
    package let content: Content

    /// What a part of a file can be.
    package indirect enum Content: Sendable {
        case text(String)
        case keys([SourceEntry])
        case list([SourceNode])
    }

    /// The text of the key `id`, where the node has one.
    var identifier: String? { identifierEntry?.scalar }

    /// The value of the key `id`, where the node has one.
    var identifierEntry: SourceNode? {
        guard case .keys(let entries) = content else { return nil }
        return entries.first { $0.key == "id" }?.value
    }

    /// The text, where the node is one.
    private var scalar: String? {
        guard case .text(let text) = content else { return nil }
        return text
    }
}

/// A key with its value.
package struct SourceEntry: Sendable {
    /// The key.
    package let key: String
    /// Where the key stands.
    package let place: SourcePlace
    /// What stands behind it.
    package let value: SourceNode
}
