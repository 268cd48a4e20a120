import FormModel
import Foundation
import Testing
import Values

@testable import Disclosure

/// Forms to make plans of.
enum SampleForm {
    /// The demonstration's survey.
    static func weight() throws -> Form {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../forms/weight-rare-myasthenia.yaml")
        return try form(Array(try Data(contentsOf: file)))
    }

    /// A form with those items; each is written as in a survey file.
    static func form(version: String = "1.0.0", _ items: String) throws -> Form {
        let lines = items.split(separator: "\n", omittingEmptySubsequences: false)
        let text = """
            survey: sample
            version: \(version)
            language: en
            title: A sample
            sections:
            - section: All
              items:
            \(lines.map { "  \($0)" }.joined(separator: "\n"))
            """
        return try form(Array(text.utf8))
    }

    private static func form(_ bytes: [UInt8]) throws -> Form {
        try FormReader.read(bytes, fileName: "sample.yaml").get()
    }

    /// Every kind of question.
    static let kinds = """
        - id: sort
          one: Which one?
          choices:
          - red: Red
          - green: Green
          - blue: Blue
          - other: Another one
        - id: menu
          dropdown: Which?
          choices:
          - 0: Never
          - 1: At times
          - 2: Often
          - 3: Always
        - id: is_tired
          yesno: Are you tired?
          required: true
        - id: why
          many: Why?
          show: is_tired
          choices:
          - work: Work
          - sleep: Sleep
        - id: strength
          rating: How strong are you?
          max: 5
          low: Weak
        - id: advise
          nps: Would you recommend it?
        - id: pain
          slider: How much pain?
        - id: short_line
          slider: How far?
          max: 4
        - id: weight
          number: What do you weigh?
          decimals: 1
          min: 5
          max: 350
        - id: steps
          number: How many steps?
        - id: since
          date: Since when?
          min: 1950
          max: today
        - id: days
          grid: On which days?
          rows:
          - walk: Walk
          - read: Read
          choices:
          - 0: None
          - 1: Some
          - 2: All
        - id: load
          title: Load
          score: sum(days.walk, days.read)
          bands:
          - 0: Low
          - 2: High
        - id: wish
          rank: What first?
          choices:
          - a: One
          - b: Two
        - id: remark
          text: Anything else?
        - id: town
          one: Which town?
          identifies: true
          choices:
          - x: X
          - y: Y
        - id: grown
          yesno: Are you 18?
          asserts: adult
        """

    /// A question of the plan that a form has by default.
    static func question(_ name: String, of form: Form) throws -> PlannedQuestion {
        let plan = try #require(ReleasePlan(of: form))
        return try #require(plan.questions.first { $0.name == name })
    }
}
