import Testing
import Values

@testable import FormModel

/// Choices that come from an earlier answer, from the countries, or from a shared list.
@Suite struct ChoiceOriginTests {
    static let items = """
        - id: reasons
          many: What played a part?
          choices:
          - heat: The heat
          - food: Food
          - sleep: Sleep
          - other: Something else
            write: What was it?
          - none: None of these
            alone: true
        - id: worst
          one: Which was worst?
          from: reasons
          required: true
        - id: order
          rank: In which order?
          from: reasons
          required: true
        """

    private let form: Form

    init() throws {
        form = try SampleSurvey.form(items: Self.items)
    }

    @Test("what excludes the others is not carried over, nor are text fields")
    func carried() {
        let choices = form.items[1].kind.choices
        #expect(choices.map(\.code) == ["heat", "food", "sleep", "other"])
        #expect(choices.map(\.text).first == "The heat")
        #expect(choices.allSatisfy { $0.write == nil })
    }

    @Test(
        "a question is asked when the earlier answer leaves something to choose from",
        arguments: [
            ([], [false, false]), (["none"], [false, false]), (["heat"], [true, false]),
            (["heat", "food"], [true, true]),
        ])
    func asked(chosen: [String], isShown: [Bool]) {
        let standing = form.standing(.page(chosen.map { ("reasons", $0) }))
        #expect(standing.items.dropFirst().map { $0 == .shown } == isShown)
    }

    @Test("only what was chosen is taken, and a needed ranking puts all of that in order")
    func taken() {
        let chosen = [("reasons", "heat"), ("reasons", "other"), ("reasons.other", "Stairs")]
        let check = { (more: [(String, String)]) in form.check(.page(chosen + more)) }
        #expect(
            check([("worst", "heat"), ("order.1", "other"), ("order.2", "heat")]).submission?.json
                == #"""
                {"order":["other","heat"],"reasons":["heat",{"code":"other","text":"Stairs"}],\#
                "worst":"heat"}
                """#)
        #expect(check([("worst", "food")]).faults["worst"] == .choiceNotOffered)
        #expect(
            check([("order.1", "heat"), ("order.2", "food")]).faults["order"] == .choiceNotOffered)
        #expect(check([("order.1", "heat")]).faults["order.2"] == .placesMissing(count: 2))
    }

    @Test("a page offers what was chosen on an earlier page, and everything on the same page")
    func offered() {
        let standing = form.standing(.page([("reasons", "food")]))
        let choices = form.items[1].kind.choices
        let later = FormPage(number: 2, items: 1..<3)
        #expect(choices.filter { standing.canOffer($0, on: later) }.map(\.code) == ["food"])
        let whole = FormPage(number: 1, items: 0..<3)
        #expect(choices.allSatisfy { standing.canOffer($0, on: whole) })
    }

    @Test("a page's script follows what is offered to a choice and to a ranking")
    func followed() {
        let page = FormPage(number: 1, items: 0..<3)
        let rules = PageRules(
            form, page, form.standing(.page([])), on: SampleSurvey.day)
        let json = String(decoding: rules.json.canonical, as: UTF8.self)
        #expect(json.contains(#""id":"worst","kind":"one","offers":[["in",["at",0],0],["in","#))
        #expect(json.contains(#"["<=",1,["length",["at",0]]]"#))
        #expect(json.contains(#""id":"order","kind":"rank","offers":[["in",["at",0],0],["in","#))
        #expect(json.contains(#"["<=",2,["length",["at",0]]]"#))
    }

    @Test("the canonical content names the origin and not its choices")
    func canonical() throws {
        let form = try SampleSurvey.form(
            items: Self.items + "\n- id: country\n  dropdown: Where?\n  source: countries")
        let content = String(decoding: form.canonicalJSON, as: UTF8.self)
        #expect(content.contains(#"{"from":"reasons","id":"worst","one":"Which was worst?""#))
        #expect(
            content.contains(#"{"dropdown":"Where?","id":"country","source":"countries"}"#))
        #expect(content.components(matching: "The heat") == 1)
    }

    @Test("a chain of questions narrows down")
    func chain() throws {
        let form = try SampleSurvey.form(
            items: """
                - id: a
                  many: A?
                  choices:
                  - x: X
                  - y: Y
                  - z: Z
                - id: b
                  many: B?
                  from: a
                - id: c
                  one: C?
                  from: b
                """)
        let typed = [("a", "x"), ("a", "y"), ("b", "y"), ("c", "x")]
        #expect(form.check(.page(typed)).faults == ["c": .choiceNotOffered])
    }

    @Test("the choices of a shared list can depend on what comes before the question")
    func sharedConditions() throws {
        let text = """
            survey: small
            version: 1.0.0
            language: en
            title: Small
            lists:
              often:
              - 0: Never
              - 1: At school
                show: adult = no
              - 2: At work
                show: adult = yes
            sections:
            - section: Only
              items:
              - id: adult
                yesno: Adult?
              - id: tired
                one: Tired?
                list: often
              - id: hungry
                grid: How often?
                rows:
                - noon: At noon
                list: often
            """
        let form = try SampleSurvey.read(text)
        let adult = ("adult", "yes")
        #expect(form.check(.page([adult, ("tired", "2")])).faults == [:])
        #expect(form.check(.page([adult, ("tired", "1")])).faults == ["tired": .choiceNotOffered])
        #expect(
            form.check(.page([adult, ("hungry.noon", "1")])).faults
                == ["hungry": .choiceNotOffered])
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func components(matching text: String) -> Int { ranges(of: text).count }
}
