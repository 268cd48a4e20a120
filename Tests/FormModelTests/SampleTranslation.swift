import Testing

@testable import FormModel

/// A survey with a text of every sort, and a German side file that is complete.
enum SampleTranslation {
    static let survey = """
        survey: sorts
        version: 1.2.0
        language: en
        title: Every sort of text
        intro: Before.
        thanks: After.
        purposes:
          survey: To count
        lists:
          often:
          - 0: Never
          - 1: Often
            write: How often?
        sections:
        - section: First part
          intro: Short.
          items:
          - id: ok
            consent: I agree.
            purpose: survey
          - id: one
            one: One?
            hint: Choose.
            list: often
          - id: other
            dropdown: Other?
            list: often
          - id: many
            many: Many?
            choices:
            - a: A
            - b: B
        - section: Second part
          id: second
          items:
          - id: height
            number: Height?
            unit: inches
            max: 90
            check: it > 10
            message: Too low.
          - id: score
            rating: Score?
            low: Bad
            high: Good
          - id: end
            note: That is all.
        """

    static let german = """
        translates: sorts
        version: 1.0.3
        language: de
        title: Jede Art von Text
        intro: Davor.
        thanks: Danach.
        purposes:
          survey: Zum Zählen
        lists:
          often:
            0: Nie
            1:
              text: Oft
              write: Wie oft?
        sections:
          First part:
            title: Erster Teil
            intro: Kurz.
          second: Zweiter Teil
        items:
          ok: Ich stimme zu.
          one:
            text: Eins?
            hint: Wählen Sie.
          other: Anderes?
          many:
            text: Viele?
            choices:
              a: Ah
              b: Be
          height:
            text: Größe?
            unit: Zoll
            message: Zu klein.
          score:
            text: Note?
            low: Schlecht
            high: Gut
          end: Das ist alles.
        """

    static func form(_ source: String = survey) throws -> Form {
        try FormReader.read(Array(source.utf8), fileName: "sorts.yaml").get()
    }

    static func translation(_ source: String = german) throws -> Translation {
        try TranslationReader.read(
            Array(source.utf8), fileName: "sorts.de.yaml", of: try form()
        ).get()
    }
}
