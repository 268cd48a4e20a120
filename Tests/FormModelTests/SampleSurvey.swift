import Testing
import Values

@testable import FormModel

/// Forms for tests.
enum SampleSurvey {
    /// A survey with every kind of question, conditions, purposes and write-ins.
    static let text = """
        survey: weight
        version: 1.2.0             # a comment
        language: en
        title: Weight and daily life
        intro: |
          Two lines
          of welcome.
        thanks: Thank you.
        purposes:
          survey: To count my answers
          stories: To publish parts of my story
        sensitive: health
        purpose: survey
        lists:
          often:
          - 0: Never
          - 1: Sometimes
          - 2: Often

        sections:
        - section: Before you start
          items:
          - id: ok_survey
            consent: I want to take part.
            purpose: survey
            required: true
          - id: ok_stories
            consent: You may publish my story.
            purpose: stories
          - id: adult
            yesno: Are you 18 or older?
            required: true
          - id: too_young
            note: Please ask a parent.
            show: adult = no
            end: true
        - section: Weight
          intro: About your weight.
          items:
          - id: weight
            number: What do you weigh now?
            unit: kg
            decimals: 1
            min: 5
            max: 350
            codes: [loinc:29463-7]
          - id: change
            one: How has your weight changed?
            hint: Roughly
            required: true
            choices:
            - lost: I lost weight
            - same: It stayed the same
            - gained: I gained weight
            - other: Something else
              write: What was it?
          - id: reasons
            many: What played a part?
            show: change in (lost, gained)
            required: weight answered
            max: 3
            choices:
            - swallow: Swallowing was hard
            - gut: Nausea
            - mood: Worry
            - sleep: Sleep
            - other: Something else
              write: What was it?
            - none: None of these
              alone: true
          - id: tired
            dropdown: How often did a meal tire you out?
            list: often
          - id: gene
            text: Which gene is involved?
            show: change != same
            sensitive: genetic
            identifies: true
            max: 40
          - id: listened
            rating: How well are you listened to?
            low: Not at all
            high: Very well
          - id: visits
            number: How many visits a year?
            check: it <= 366
            message: A year has at most 366 days.
        - section: Your story
          show: ok_stories = yes
          purpose: stories
          items:
          - id: story
            story: What would you like to tell?
            max: 5000
        """

    /// More sections for ``text``: what is measured and what is calculated.
    static let measures = """

        - section: Measures
          items:
          - id: onset
            date: When did it begin?
            partial: true
            max: today
          - id: recent
            yesno: Has it changed since?
            show: years(onset, today) < 5
          - id: energy
            slider: How was your energy?
          - id: friends
            nps: Would you recommend us?
          - id: burden
            score: sum(listened, tired, energy / 20)
            title: Your burden
            needs: 2
            prorate: true
            bands:
            - 0: Low
            - 5: High
          - id: why
            text: Why is it high?
            show: burden > 5
        """

    /// Monday, 23 November 2026.
    static let day = Day(number: 20_780)

    static func form() throws -> Form {
        try read(text)
    }

    static func read(_ text: String) throws -> Form {
        try FormReader.read(Array(text.utf8), fileName: "sample.yaml").get()
    }

    /// A form with the given items, written without indentation.
    static func form(items: String) throws -> Form {
        try read(survey(items: items))
    }

    static func survey(items: String) -> String {
        let indented = items.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
        return """
            survey: small
            version: 1.0.0
            language: en
            title: A small survey
            sections:
            - section: Only
              items:
            \(indented)
            """
    }

    /// Answers to ``text`` that are accepted.
    static let answers: [(String, String)] = [
        ("key", "a-field-of-the-service"), ("ok_survey", "yes"), ("adult", "yes"),
        ("weight", "72,5 kg"), ("change", "lost"), ("reasons", "gut"), ("reasons", "swallow"),
        ("reasons.other", "Teeth"), ("tired", "2"), ("gene", " CHRNE "), ("listened", "4"),
        ("visits", "12"),
    ]
}

extension Form {
    /// Checks on the day of the tests.
    func check(_ raw: RawSubmission) -> CheckedOutcome { check(raw, on: SampleSurvey.day) }

    func standing(_ raw: RawSubmission) -> FormStanding { standing(raw, on: SampleSurvey.day) }
}

extension Draft {
    mutating func take(
        _ posted: RawSubmission, on page: FormPage, of form: Form, isStale: Bool = false
    ) {
        take(posted, on: page, of: form, today: SampleSurvey.day, isStale: isStale)
    }
}

extension RawSubmission {
    /// What a page sends.
    static func page(_ fields: [(String, String)]) -> RawSubmission {
        var raw = RawSubmission()
        for (name, value) in fields { raw.append(name, value) }
        return raw
    }
}

extension CheckedOutcome {
    var submission: Submission? {
        guard case .accepted(let submission) = self else { return nil }
        return submission
    }

    /// The faults by field name; empty for an accepted submission.
    var faults: [String: FormModel.Issue.Fault] {
        guard case .refused(let issues) = self else { return [:] }
        return Dictionary(issues.map { ($0.field, $0.fault) }) { first, _ in first }
    }
}

extension Submission {
    /// The canonical answers as text.
    var json: String { String(decoding: canonicalAnswers, as: UTF8.self) }
}
