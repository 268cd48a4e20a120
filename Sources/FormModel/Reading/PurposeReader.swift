import Values

/// Reads the purposes of a form: each a sentence, or keys with a `text` and what else is known of it.
struct PurposeReader {
    private static let keys = ["text", "dpv", "valid"]
    private static let longestValidity = 36_500

    let collector: FindingCollector

    /// The purposes, after adding what is wrong with them.
    func purposes(_ keys: MappingReader) -> [Purpose] {
        guard let entry = keys.entry("purposes"),
            let named = MappingReader(entry.value, named: "purposes", collector)
        else { return [] }
        if named.entries.count > FormRules.mostPurposes {
            keys.report(.tooManyPurposes(limit: FormRules.mostPurposes), at: entry.place)
        }
        return named.entries.prefix(FormRules.mostPurposes).compactMap { purpose($0, named) }
    }

    private func purpose(_ entry: SourceEntry, _ named: MappingReader) -> Purpose? {
        guard let identifier = PurposeIdentifier(entry.key) else {
            let problem = FormProblem.badValue(entry.key, key: "purposes", rule: .identifier)
            named.report(problem, at: entry.place)
            return nil
        }
        if StoryApproval.isNamed(identifier) {
            named.report(.reservedIdentifier(entry.key), at: entry.place)
        }
        guard case .keys = entry.value.content else {
            // A purpose without its text has a finding and is still known by its name.
            return Purpose(identifier: identifier, text: named.text(entry.key)?.text ?? "")
        }
        return MappingReader(entry.value, named: entry.key, collector)
            .map { described(identifier, $0) }
    }

    private func described(_ identifier: PurposeIdentifier, _ keys: MappingReader) -> Purpose {
        keys.allow(Self.keys)
        return Purpose(
            identifier: identifier, text: keys.requiredText("text")?.text ?? "",
            vocabularyTerm: keys.value("dpv", .vocabularyTerm, Self.term),
            validDays: keys.value("valid", .days, Self.days))
    }

    private static func term(_ text: String) -> String? {
        text.wholeMatch(of: /[A-Z][A-Za-z0-9]{1,63}/).map { _ in text }
    }

    private static func days(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /([1-9][0-9]{0,4}) days?/),
            let days = Int(match.output.1), days <= longestValidity
        else { return nil }
        return days
    }
}
