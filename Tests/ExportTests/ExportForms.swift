import FormModel
import Testing
import Values

@testable import Export

/// Versions of a small survey, for tests that need no program.
enum ExportForms {
    static let research = PurposeIdentifier("research")

    static let first = """
        survey: pier
        version: 1.0.0
        language: en
        title: Pier
        purposes:
          survey: To count
          research: To share
        purpose: [survey, research]
        sections:
        - section: All
          items:
          - id: ok_survey
            consent: Take part.
            purpose: survey
            required: true
          - id: ok_research
            consent: Share.
            purpose: research
          - id: mood
            one: How?
            choices:
            - good: Good
            - bad: Bad
          - id: gone
            text: What?
          - id: name
            text: Who?
            identifies: true
            purpose: research
        """

    static let second =
        first
        .replacing("1.0.0", with: "2.0.0")
        .replacing("    - good: Good", with: "    - fine: Fine\n    - good: Very good")
        .replacing("gone\n    text: What?", with: "year\n    number: When?")

    /// A table of these versions, newest first.
    static func table(_ texts: [String], for purpose: String = "research") throws -> RecordTable? {
        let forms = try texts.map { try FormReader.read(Array($0.utf8), fileName: "pier").get() }
        return try RecordTable(forms, for: #require(PurposeIdentifier(purpose)))
    }
}
