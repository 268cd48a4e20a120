import Values
import Yams

/// The keys between the two lines `---` at the head of an article, and what is wrong with them.
struct FrontMatter {
    private var values: [String: Node] = [:]
    private(set) var findings: [ArticleFinding] = []

    private static let known: Set = [
        "title", "summary", "notice", "reviewed_by", "last_reviewed", "survey", "call", "sign_up",
        "references",
    ]

    init(yaml: String) {
        do {
            guard let mapping = try compose(yaml: yaml)?.mapping else {
                findings.append(.unreadableFrontMatter(problem: "there are no keys"))
                return
            }
            for (key, value) in mapping { take(key.string ?? "", value) }
        } catch {
            findings.append(.unreadableFrontMatter(problem: "\(error)"))
        }
    }

    /// The text under `key`; its absence is a finding.
    mutating func text(_ key: String) -> String {
        guard let text = optionalText(key) else {
            findings.append(.missingKey(key))
            return ""
        }
        return text
    }

    /// The text under `key`, or nil when there is none.
    func optionalText(_ key: String) -> String? {
        guard let text = values[key]?.string, !text.isEmpty else { return nil }
        return text
    }

    /// The day under `key`, or nil when the word there is `never`.
    mutating func day(_ key: String) -> Day? {
        let text = text(key)
        guard !text.isEmpty, text != "never" else { return nil }
        return checked(Day(text), key, "a day such as 2026-11-23, or 'never'")
    }

    /// The form's name under `key`.
    mutating func formName(_ key: String) -> FormName? {
        guard let text = optionalText(key) else { return nil }
        return checked(FormName(text), key, "a survey's name in small letters, digits and dashes")
    }

    /// True, false, or false when the key is absent.
    mutating func flag(_ key: String) -> Bool {
        guard let text = optionalText(key) else { return false }
        return checked(["true": true, "false": false][text], key, "'true' or 'false'") ?? false
    }

    /// The sources under `key`: texts, or mappings with `text` and `address`.
    mutating func references(_ key: String) -> [Article.Reference] {
        guard let node = values[key] else { return [] }
        guard let entries = node.sequence else {
            findings.append(.badValue(key: key, expected: "a list"))
            return []
        }
        return entries.enumerated().compactMap { index, entry in
            guard let reference = Self.reference(entry) else {
                findings.append(.badReference(number: index + 1))
                return nil
            }
            return reference
        }
    }

    private mutating func take(_ key: String, _ value: Node) {
        if Self.known.contains(key) {
            values[key] = value
        } else {
            findings.append(.unknownKey(key))
        }
    }

    private mutating func checked<Value>(
        _ value: Value?, _ key: String, _ expected: String
    ) -> Value? {
        if value == nil { findings.append(.badValue(key: key, expected: expected)) }
        return value
    }

    private static func reference(_ entry: Node) -> Article.Reference? {
        let address = entry["address"]?.string
        guard let text = entry.string ?? entry["text"]?.string, !text.isEmpty else { return nil }
        guard let address else { return .init(text: text, address: nil) }
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return nil }
        return .init(text: text, address: address)
    }
}
