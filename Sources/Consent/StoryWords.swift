import Foundation
package import Values

/// The exact words that are published of a story: what its author sees, approves and can take down.
///
/// They are named by the SHA-256 of their canonical JSON (RFC 8785), which the record of the author's
/// approval holds: `{"byline":…,"language":…,"paragraphs":[…],"title":…}`, without what there is none of.
package struct StoryWords: Hashable, Sendable {
    /// The most characters (Unicode scalars) of all paragraphs together.
    package static let longest = 20_000
    /// The most characters of a title or a by-line.
    package static let longestLine = 200

    /// Why a text cannot be a story.
    package enum Fault: Error, Hashable, Sendable {
        case empty
        case tooLong(limit: Int)
        case controlCharacter
        case lineTooLong(limit: Int)
        case unreadable
    }

    package let language: LanguageTag
    package let title: String?
    /// Who tells it, as the author wants to be called, for example ‘Kim, 34’; nil for nobody.
    package let byline: String?
    package let paragraphs: [String]

    /// The words in a plain text, whose paragraphs stand between empty lines.
    package init(
        _ text: String, language: LanguageTag, title: String? = nil, byline: String? = nil
    ) throws(Fault) {
        paragraphs = Self.paragraphs(of: text)
        self.language = language
        self.title = try Self.line(title)
        self.byline = try Self.line(byline)
        guard !paragraphs.isEmpty else { throw .empty }
        guard paragraphs.reduce(0, { $0 + $1.unicodeScalars.count }) <= Self.longest else {
            throw .tooLong(limit: Self.longest)
        }
        guard !paragraphs.contains(where: Self.hasControl) else { throw .controlCharacter }
    }

    /// Reads what ``canonical`` wrote.
    package init(canonical bytes: [UInt8]) throws(Fault) {
        guard let read = try? JSONDecoder().decode(Members.self, from: Data(bytes)),
            let language = LanguageTag(read.language)
        else { throw .unreadable }
        try self.init(
            read.paragraphs.joined(separator: "\n\n"), language: language, title: read.title,
            byline: read.byline)
    }

    private struct Members: Decodable {
        let language: String
        let title: String?
        let byline: String?
        let paragraphs: [String]
    }

    /// Each paragraph in one line; what stands between empty lines belongs together.
    private static func paragraphs(of text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
            .map { $0.split { $0.isWhitespace }.joined(separator: " ") }
        return lines.split { $0.isEmpty }.map { $0.joined(separator: " ") }
    }

    private static func line(_ text: String?) throws(Fault) -> String? {
        guard let line = text?.split(whereSeparator: \.isWhitespace).joined(separator: " "),
            !line.isEmpty
        else { return nil }
        guard line.unicodeScalars.count <= longestLine else {
            throw .lineTooLong(limit: longestLine)
        }
        guard !hasControl(line) else { throw .controlCharacter }
        return line
    }

    private static func hasControl(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// The words as members of a JSON object.
    package var members: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "language": .string(language.text),
            "paragraphs": .array(paragraphs.map(JSONValue.string)),
        ]
        members["title"] = title.map(JSONValue.string)
        members["byline"] = byline.map(JSONValue.string)
        return members
    }

    /// The words as RFC 8785 canonical JSON.
    package var canonical: [UInt8] { JSONValue.object(members).canonical }

    /// The name of exactly these words.
    package var digest: Digest { Digest(of: canonical) }
}

extension StoryWords.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "there are no words in it"
        case .tooLong(let limit): "it has more than \(limit) characters; shorten it"
        case .controlCharacter: "it has control characters; save it as plain text"
        case .lineTooLong(let limit):
            "a title or by-line has at most \(limit) characters; shorten it"
        case .unreadable: "it cannot be read"
        }
    }
}
