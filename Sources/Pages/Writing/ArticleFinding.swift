/// What is wrong with an article's file.
package enum ArticleFinding: Hashable, Sendable {
    /// The file has more bytes than `limit`.
    case tooLarge(limit: Int)
    /// The file is not UTF-8.
    case notText
    /// The file does not begin with front matter between two lines `---`.
    case noFrontMatter
    /// The front matter is not a YAML mapping.
    case unreadableFrontMatter(problem: String)
    /// A key that means nothing here.
    case unknownKey(String)
    /// A key that must be there and is not, or is empty.
    case missingKey(String)
    /// The value of `key` is not what `expected` says.
    case badValue(key: String, expected: String)
    /// A reference without words or with an address that is not one of the web.
    case badReference(number: Int)
    /// A citation of a reference that is not in the list.
    case citation(number: Int)
    /// A line `{{…}}` that is not `{{sign-up}}`.
    case unknownMarker(line: Int)
    /// A second line `{{sign-up}}`.
    case secondMarker(line: Int)
    /// A line `{{sign-up}}` although `sign_up` is not `true`.
    case markerWithoutSignUp(line: Int)
    /// A heading of the first level, which the title has already taken.
    case firstLevelHeading(line: Int)
    /// A heading that is more than one level below the one before.
    case skippedLevel(line: Int)
}

/// Every finding in one article.
package struct ArticleFindings: Error, Equatable {
    package let findings: [ArticleFinding]

    init(_ findings: [ArticleFinding]) {
        self.findings = findings
    }
}

extension ArticleFinding: CustomStringConvertible {
    /// The finding and what to do, for the editor.
    package var description: String {
        switch self {
        case .tooLarge(let limit): "the file is larger than \(limit) bytes; shorten it"
        case .notText: "the file is not UTF-8 text; save it in that encoding"
        case .noFrontMatter: "the file does not begin with keys between two lines '---'; add them"
        case .unreadableFrontMatter(let problem): "the keys between '---' are not YAML: \(problem)"
        case .unknownKey(let key): "the key '\(key)' is unknown; remove it or correct its spelling"
        case .missingKey(let key): "the key '\(key)' is missing or empty; add it"
        case .badValue(let key, let expected): "the value of '\(key)' is not \(expected)"
        case .badReference(let number):
            "reference \(number) needs a text, and its address must begin with https:// or http://"
        case .citation(let number):
            "[\(number)] is cited, but 'references' has no such entry; add it or correct the number"
        case .unknownMarker(let line): "line \(line): the only marker is {{sign-up}}"
        case .secondMarker(let line): "line \(line): {{sign-up}} may stand once; remove this one"
        case .markerWithoutSignUp(let line):
            "line \(line): {{sign-up}} needs 'sign_up: true' among the keys"
        case .firstLevelHeading(let line):
            "line \(line): the title is the only heading of level 1; begin this one with ##"
        case .skippedLevel(let line):
            "line \(line): this heading skips a level; screen readers lose their place there"
        }
    }
}

extension ArticleFindings: CustomStringConvertible {
    /// The findings, one a line.
    package var description: String { findings.map(\.description).joined(separator: "\n") }
}
