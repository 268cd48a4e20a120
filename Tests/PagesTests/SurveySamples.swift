import FormModel
import Testing
import Values

@testable import Pages

extension Form {
    /// Checks on the day of the tests.
    func check(_ raw: RawSubmission) -> CheckedOutcome { check(raw, on: Samples.today) }
}

extension Samples {
    /// Monday, 23 November 2026.
    static let today = Day(number: 20_780)

    /// The form in `source`, which must be without findings.
    static func form(_ source: String) throws -> Form {
        try FormReader.read(Array(source.utf8), fileName: "sample.yaml").get()
    }

    /// The demonstration survey.
    static func demonstration() throws -> Form {
        let file = "forms/weight-rare-myasthenia.yaml"
        return try FormReader.read(Samples.file(file), fileName: file).get()
    }

    /// What a page sends, field by field.
    static func typed(_ fields: KeyValuePairs<String, String>) -> RawSubmission {
        var raw = RawSubmission()
        for (name, value) in fields { raw.append(name, value) }
        return raw
    }

    /// The issues that the form's own check finds in `typed`.
    static func issues(_ typed: RawSubmission, in form: Form) -> [FormModel.Issue] {
        guard case .refused(let issues) = form.check(typed) else { return [] }
        return issues
    }

    /// A form with one question of each kind.
    static let everyKind = """
        survey: every-kind
        version: 1.0.0
        language: en
        title: Every kind
        purposes:
          survey: To count
        sections:
        - section: First
          items:
          - id: ok
            consent: I agree.
            purpose: survey
            required: true
          - id: one
            one: One?
            choices:
            - a: A
            - b: B
              write: Which?
          - id: menu
            dropdown: Menu?
            choices:
            - a: A
            - b: B
              write: Which?
          - id: many
            many: Many?
            choices:
            - a: A
            - b: B
              write: Which?
            - none: None
              alone: true
          - id: sure
            yesno: Sure?
          - id: word
            text: Word?
            hint: One word.
            max: 40
          - id: tale
            story: Tale?
          - id: height
            number: Height?
            unit: cm
            min: 40
            max: 250
          - id: score
            rating: Rating?
            max: 3
            low: Bad
            high: Good
          - id: daily
            grid: Daily?
            required: true
            rows:
            - walk: Walk
            - chew: Chew
            choices:
            - easy: Easy
            - hard: Hard
          - id: wishes
            rank: Wishes?
            most: 2
            choices:
            - x: X
            - y: Y
            - z: Z
          - id: worst
            one: Worst?
            from: many
          - id: land
            dropdown: Land?
            source: countries
          - id: begin
            date: Begin?
            partial: true
            min: 1950
            max: today
          - id: month
            date: Month?
            precision: month
            min: 2000-05
          - id: year
            date: Year?
            precision: year
          - id: energy
            slider: Energy?
            low: None at all
            high: Full of it
          - id: pain
            slider: Pain?
            max: 4
            low: None
          - id: recommend
            nps: Recommend?
            low: Not at all
            high: Gladly
          - id: usual
            one: Usual?
            default: b
            choices:
            - a: A
            - b: B
          - id: total
            score: sum(score, energy)
            title: Total
            bands:
            - 0: Low
            - 50: High
          - id: done
            note: That is all.
        """
}
