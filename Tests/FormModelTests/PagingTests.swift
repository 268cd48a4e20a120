import Testing
import Values

@testable import FormModel

@Suite struct PagingTests {
    private static let survey = """
        survey: tide
        version: 1.0.0
        language: en
        title: Tide
        purposes:
          counts: To count
          tales: To tell
        sections:
        - section: Before
          items:
          - id: ok_counts
            consent: Count me.
            purpose: counts
            required: true
          - id: ok_tales
            consent: Tell it.
            purpose: tales
          - id: adult
            yesno: Are you an adult?
          - id: bye
            note: Goodbye.
            show: adult = no
            end: true
        - section: You
          purpose: counts
          items:
          - id: hint
            note: Now something about you.
          - id: who
            one: Who are you?
            choices: 
            - me: Me
            - other: Another
          - id: name
            text: Whose name?
            show: who = other
        - section: Tale
          purpose: tales
          items:
          - id: tale
            story: Tell it.
        """

    private let form: Form

    init() throws {
        form = try FormReader.read(Array(Self.survey.utf8), fileName: "tide.yaml").get()
    }

    @Test(
        "a form is cut as it is asked for",
        arguments: [
            (
                Paging.one,
                [["ok_counts", "ok_tales", "adult", "bye", "hint", "who", "name", "tale"]]
            ),
            (
                .sections,
                [["ok_counts", "ok_tales", "adult", "bye"], ["hint", "who", "name"], ["tale"]]
            ),
            (
                .questions,
                [
                    ["ok_counts", "ok_tales"], ["adult", "bye"], ["hint", "who"], ["name"],
                    ["tale"],
                ]
            ),
        ])
    func cutting(paging: Paging, expected: [[String]]) {
        let pages = form.pages(paging)
        #expect(pages.map { form.items[$0.items].map(\.identifier.text) } == expected)
        #expect(pages.map(\.number) == Array(1...expected.count))
    }

    @Test("pages without a question for the person are passed over")
    func route() {
        let told = typed(["ok_counts": "yes", "ok_tales": "yes", "who": "me"])
        #expect(numbers(.questions, told) == [1, 2, 3, 5])
        let untold = typed(["ok_counts": "yes", "who": "other"])
        #expect(numbers(.questions, untold) == [1, 2, 3, 4])
        #expect(numbers(.sections, typed([:])) == [1])
    }

    @Test("what is not decided yet counts among the pages")
    func position() {
        let standing = form.standing(typed(["ok_counts": "yes"]))
        let route = SurveyRoute(form, .questions, standing)
        let pages = form.pages(.questions)
        #expect(route.position(of: pages[2]) == (3, 4))
        #expect(route.position(of: pages[0]) == (1, 5))
        #expect(!route.isLast(pages[2]))
        #expect(route.isLast(pages[3]))
        #expect(route.page(before: pages[3]) == pages[2])
    }

    private func numbers(_ paging: Paging, _ raw: RawSubmission) -> [Int] {
        let route = SurveyRoute(form, paging, form.standing(raw))
        var pages = [form.page(paging, of: nil)]
        while let next = route.page(after: pages[pages.count - 1]) { pages.append(next) }
        return pages.map(\.number)
    }

    private func typed(_ fields: KeyValuePairs<String, String>) -> RawSubmission {
        .page(fields.map { ($0.key, $0.value) })
    }
}
