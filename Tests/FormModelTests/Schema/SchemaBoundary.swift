@testable import FormModel

/// What a JSON Schema can see of the faults that the reader finds.
///
/// A schema looks at one place of one file at a time: it knows keys, types and patterns, and neither
/// what stands elsewhere nor how a scalar was written.
enum SchemaBoundary {
    /// Why the fault is beyond a schema; nil for a fault of shape, which the schema has to refuse.
    static func reason(_ problem: FormProblem, in file: String) -> String? {
        switch problem {
        case .tooLarge, .tooDeep: "the size of a file is no part of what it says"
        case .notUTF8, .controlCharacter, .tab, .syntax, .severalDocuments, .anchor, .tag,
            .mergeKey, .duplicateKey:
            "how YAML is written is gone when a schema is asked"
        case .empty, .missingKey, .unknownKey, .expected, .emptyText, .noKind, .severalKinds,
            .notYet, .choiceWithoutCode, .choiceWithSeveralCodes, .noChoices, .severalOrigins,
            .endWithoutCondition, .messageWithoutCheck, .reservedIdentifier, .repeatedPurpose,
            .tooManyPurposes, .bundledPurposes, .tickedBeforehand:
            nil
        case .badValue(let value, _, let rule): reason(value, rule)
        case .outOfRange(_, let key, let least, let most):
            fixedRanges.contains(Range(key, least...most)) ? nil : "the limit stands elsewhere"
        case .tooFewChoices:
            file.contains("from:") ? "how many choices there are stands elsewhere" : nil
        case .foreignKey(let key, _):
            ["write", "alone"].contains(key) && file.contains("list:")
                ? "the choices stand elsewhere" : nil
        case .minAboveMax, .tooManyDecimals, .partialYear, .stepsDoNotFit, .bandsOutOfOrder:
            "two values are compared"
        case .duplicateIdentifier, .duplicateCode, .purposeAskedTwice:
            "two places are compared"
        case .tooManyEntries, .tooManyPlaces: "a shared list is counted where it is used"
        case .unknownList, .origin, .notSeveral, .dependsInShuffle, .notInScore, .unknownPurpose,
            .purposeWithoutConsent, .askedBeforeConsent, .sensitiveWithoutPurpose,
            .publishingRequired:
            "what is named stands elsewhere"
        case .condition, .scoreOfNothing, .prorationWithoutSum:
            "conditions have a language of their own"
        case .otherSurvey, .otherMajor, .sameLanguage, .otherLanguage, .nothingToTranslate:
            "the survey is another file than its translation"
        }
    }

    private static func reason(_ value: String, _ rule: FormProblem.Rule) -> String? {
        switch rule {
        case .answer: "what a question takes depends on its kind and choices"
        case .dateLimit:
            value.wholeMatch(of: /[0-9-]+/) != nil ? "a pattern knows no calendar" : nil
        case .wholeNumber, .number, .bandStart:
            value.wholeMatch(of: /[-+]?[0-9.]+([eE][-+]?[0-9]+)?|0[ox][0-9a-f]+/) != nil
                ? "a number is a number however it is written" : nil
        case .trueOrFalse:
            ["true", "false"].contains(value.lowercased())
                ? "true is true however it is written" : nil
        case .formName, .version, .language, .identifier, .code, .sensitivity, .terminologyCode,
            .paging, .access, .source, .datePrecision, .vocabularyTerm, .days, .assertion:
            nil
        }
    }

    private struct Range: Hashable {
        let key: String
        let range: ClosedRange<Int>

        init(_ key: String, _ range: ClosedRange<Int>) {
            (self.key, self.range) = (key, range)
        }
    }

    /// The limits that are the same in every survey.
    private static let fixedRanges: Set = [
        Range("change_days", 0...3_650), Range("decimals", 0...6), Range("min", 0...1_000),
        Range("max", 1...1_000), Range("min", 0...20_000), Range("max", 1...20_000),
        Range("min", 0...10), Range("max", 2...11), Range("most", 1...10), Range("bands", 2...50),
    ]

    /// Names that YAML takes for truth values: the reader does not, and the schema wants a text.
    static func hasTypedName(_ file: String) -> Bool {
        let names = /(?m)^[ -]*"?(id|purpose|list|from|needs|default|codes)"?: (true|false|null|~)$/
        return file.contains(names)
    }
}
