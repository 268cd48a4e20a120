import FormModel

/// A survey with a text of every sort, for translations that come alone.
enum Demonstration {
    static let form: Form = {
        guard case .success(let form) = FormReader.read(Array(text.utf8), fileName: "sorts.yaml")
        else { preconditionFailure("the demonstration is a survey") }
        return form
    }()

    private static let text = """
        survey: sorts
        version: 1.2.0
        language: en
        title: Sorts
        intro: Before.
        thanks: After.
        purposes:
          survey: To count
        lists:
          often:
          - 0: Never
          - 1: Often
        sections:
        - section: First
          id: first
          intro: Here.
          items:
          - id: agree
            consent: I take part.
            purpose: survey
          - id: one
            one: Which?
            hint: One of them.
            choices:
            - a: A
            - other: Another
              write: Which one?
          - id: grid
            grid: How often?
            rows:
            - up: Up
            - down: Down
            list: often
          - id: weight
            number: How heavy?
            unit: kg
            check: it > 0
            message: Too light.
          - id: help
            rating: How well?
            low: Bad
            high: Good
          - id: burden
            score: sum(help)
            title: Burden
            bands:
            - 0: Light
            - 3: Heavy

        """
}
