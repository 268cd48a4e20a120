/// A survey with every kind of field that a person types something into, to look for traces of it.
enum TraceSurvey {
    static func text(title: String) -> String {
        """
        survey: traces
        version: 1.0.0
        language: en
        title: \(title)
        purposes:
          survey: To count my answers
        sections:
        - section: Everything
          items:
          - id: ok
            consent: I agree.
            purpose: survey
            required: true
          - id: word
            text: A word?
          - id: choice
            one: A choice?
            choices:
            - this: This
            - other: Another
              write: Which?
          - id: size
            number: A number?
            max: 999999999
          - id: tale
            story: A story?

        """
    }
}
