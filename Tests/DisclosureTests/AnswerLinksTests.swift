import FormModel
import Testing

@testable import Disclosure

/// Which answers of a form hang together.
@Suite struct AnswerLinksTests {
    /// The free categories of a question, and the questions in its group.
    private func links(
        _ name: String, _ items: String
    ) throws -> (free: [String], group: Set<String>) {
        let form = try SampleForm.form(items)
        let plan = try #require(ReleasePlan(of: form))
        let place = try #require(plan.questions.firstIndex { $0.name == name })
        let question = plan.questions[place]
        let free = question.categories.indices.filter {
            plan.links.free[place] >> UInt64($0) & 1 == 1
        }
        let group = plan.questions.indices.filter {
            plan.links.groups[$0] == plan.links.groups[place]
        }
        return (
            free.map { question.categories[$0] }, Set(group.map { plan.questions[$0].name })
        )
    }

    private static let change = """
        - id: change
          one: How has it changed?
          choices:
          - lost: Lost
          - same: Same
          - gained: Gained
          - both: Both
        - id: unplanned
          yesno: Without trying?
          show: change in (lost, both)
        - id: other
          yesno: Something else?
        """

    @Test("an answer is free among those that show the same questions")
    func free() throws {
        let change = try links("change", Self.change)
        #expect(change.free == ["same", "gained", "skipped"])
        #expect(change.group == ["change", "unplanned"])
        #expect(try links("unplanned", Self.change).free == ["yes", "no", "skipped"])
        let other = try links("other", Self.change)
        #expect(other.free == ["yes", "no", "skipped"] && other.group == ["other"])
    }

    @Test("what nothing in the plan depends on does not matter")
    func matters() throws {
        let items = """
            - id: kind
              one: Which?
              choices:
              - a: A
              - b: B
            - id: words
              text: Say more
              show: kind = a
            """
        #expect(try links("kind", items).free == ["a", "b", "skipped"])
        let shown = items + "\n- id: last\n  yesno: Last?\n  show: words answered"
        #expect(try links("kind", shown).free == ["b", "skipped"])
        #expect(try links("kind", shown).group == ["kind", "last"])
    }

    @Test("whoever a note turns away is not there")
    func ended() throws {
        let items = """
            - id: here
              yesno: Do you live here?
            - id: away
              note: Thank you.
              show: here = no
              end: true
            - id: q
              yesno: And now?
            """
        #expect(try links("here", items).free == ["yes", "skipped"])
    }

    @Test("what a consent opens comes from somebody who has it, also where it opens one question")
    func consented() throws {
        let form = """
            survey: sample
            version: 1.0.0
            language: en
            title: A sample
            purposes:
              survey: To count
              more: To count more
            sections:
            - section: All
              items:
              - id: ok
                consent: Count me.
                purpose: survey
                required: true
              - id: ok_more
                consent: Count more of me.
                purpose: more
              - id: a
                yesno: A?
                purpose: more
              - id: b
                yesno: B?
                purpose: survey
                required: true
            """
        let read = try FormReader.read(Array(form.utf8), fileName: "sample.yaml").get()
        let plan = try #require(ReleasePlan(of: read))
        #expect(plan.questions[0].categories == ["yes", "no", "skipped", "not-shown"])
        #expect(plan.links.free == [0b111, 0b111])
        // A group of its own would set the audit free.
        #expect(plan.links.groups == [0, 0])
    }

    @Test("a score hangs together with its parts, and none of them is free")
    func score() throws {
        let group = try links("load", SampleForm.kinds)
        #expect(group.free.isEmpty && group.group == ["load", "days.walk", "days.read"])
        #expect(try links("days.walk", SampleForm.kinds).free.isEmpty)
    }

    @Test("options are free but for those that something depends on")
    func options() throws {
        let plain = "- id: m\n  many: Why?\n  choices:\n  - a: A\n  - b: B"
        #expect(try links("m.a", plain).free == ["yes", "no", "skipped"])
        #expect(try links("m.a", plain).group == ["m.a", "m.b"])
        let asked = plain + "\n- id: q\n  yesno: And?\n  show: m has a"
        #expect(try links("m.a", asked).free == ["no", "skipped"])
        #expect(try links("m.b", asked).free == ["yes", "no", "skipped"])
        #expect(try links("m.a", asked).group == ["m.a", "m.b", "q"])
    }

    @Test("numbers that a condition compares are not free, nor is what is offered to some")
    func compared() throws {
        let items = """
            - id: weight
              number: How much?
              min: 0
              max: 100
            - id: much
              one: So much?
              choices:
              - a: A
              - b: B
                show: weight > 50
              - c: C
            - id: since
              yesno: Long ago?
              show: weight answered
            """
        #expect(try links("weight", items).free.isEmpty)
        #expect(try links("much", items).free == ["a", "c", "skipped"])
        #expect(try links("since", items).group == ["weight", "much", "since"])
    }
}
