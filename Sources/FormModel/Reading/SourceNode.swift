/// A place in a survey file, counted from 1.
struct SourcePlace: Hashable {
    let line: Int
    let column: Int?

    static let start = SourcePlace(line: 1, column: nil)
}

/// A scalar of a survey file; whatever it looks like, it is a text.
struct SourceText {
    let text: String
    let place: SourcePlace
}

/// A part of a survey file with its place.
struct SourceNode {
    let place: SourcePlace
    let content: Content

    indirect enum Content {
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
struct SourceEntry {
    let key: String
    let place: SourcePlace
    let value: SourceNode
}
