import Testing
import Values

@testable import FormModel

/// What the script of a page is told.
@Suite struct PageRulesTests {
    private func rules(_ number: Int, _ typed: [(String, String)]) throws -> String {
        let form = try SampleSurvey.form()
        let page = form.pages(.sections)[number - 1]
        let rules = PageRules(
            form, page, form.standing(.page(typed), on: SampleSurvey.day), on: SampleSurvey.day)
        return String(decoding: rules.json.canonical, as: UTF8.self)
    }

    @Test("what earlier pages have decided stands in the rules as a truth")
    func decided() throws {
        let typed = [("ok_survey", "yes"), ("ok_stories", "yes"), ("adult", "yes")]
        #expect(try rules(3, typed) == #"{"items":[],"tests":[]}"#)
    }

    @Test("items are named by their places on the page")
    func places() throws {
        let rules = try rules(2, [("ok_survey", "yes"), ("adult", "yes")])
        #expect(rules.contains(#""required":["answered",["at",0]],"show":[0]"#))
        #expect(rules.contains(#""tests":[["in",["at",1],0,2],["not",["in",["at",1],1]]]"#))
    }

    @Test("an item that needs a purpose names the consents on its page, unless one is given")
    func purposes() throws {
        let form = try SampleSurvey.form()
        let all = PageRules(
            form, form.page(.one, of: nil), form.standing(.page([]), on: SampleSurvey.day),
            on: SampleSurvey.day)
        let text = String(decoding: all.json.canonical, as: UTF8.self)
        #expect(text.contains(#"{"id":"visits","show":[2,0]}"#))
        #expect(text.contains(#""tests":[["or",["in",["at",0],0]],"#))
        #expect(try !rules(2, [("ok_survey", "yes"), ("adult", "yes")]).contains("visits"))
    }

    @Test("no answer of an earlier page stands in the rules")
    func earlier() throws {
        let items = """
            - id: first
              text: First?
            - id: second
              number: Second?
            - id: third
              yesno: Third?
            - id: fourth
              yesno: Fourth?
              show: first = 'secret' and second > 40 and third
            """
        let form = try SampleSurvey.form(items: items)
        let page = FormPage(number: 2, items: 2..<4)
        let standing = form.standing(
            .page([("first", "secret"), ("second", "4711")]), on: SampleSurvey.day)
        let text = String(
            decoding: PageRules(form, page, standing, on: SampleSurvey.day).json.canonical,
            as: UTF8.self)
        #expect(text.contains(#""tests":[["and",true,true,["in",["at",0],0]]]"#))
        #expect(!text.contains("secret") && !text.contains("4711"))
    }

    @Test("numbers that JSON would round travel as texts")
    func numbers() throws {
        let items = """
            - id: first
              number: First?
            - id: second
              yesno: Second?
              show: first > 2.5 or first in (1, 0.1) or first = 1 / 0
            """
        let form = try SampleSurvey.form(items: items)
        let page = form.page(.one, of: nil)
        let rules = PageRules(
            form, page, form.standing(.page([]), on: SampleSurvey.day), on: SampleSurvey.day)
        let text = String(decoding: rules.json.canonical, as: UTF8.self)
        #expect(text.contains(#"["<",["number","2.5"],["at",0]]"#))
        #expect(text.contains(#"["or",["=",["at",0],1],["=",["at",0],["number","0.1"]]]"#))
        #expect(text.contains(#"["=",["at",0],null]"#))
    }

    private func rules(of items: String) throws -> String {
        let form = try SampleSurvey.form(items: items)
        let page = form.page(.one, of: nil)
        let rules = PageRules(
            form, page, form.standing(.page([]), on: SampleSurvey.day), on: SampleSurvey.day)
        return String(decoding: rules.json.canonical, as: UTF8.self)
    }

    @Test("what nothing on the page decides and what decides nothing is left out")
    func silent() throws {
        let items = """
            - id: first
              number: First?
              unit: kg
            - id: second
              one: Second?
              required: true
              choices:
              - a: A
              - b: B
            """
        #expect(try rules(of: items) == #"{"items":[],"tests":[]}"#)
    }

    @Test("behind the end of the survey nothing is shown")
    func behindTheEnd() throws {
        let items = """
            - id: first
              yesno: First?
            - id: bye
              note: Bye.
              show: first = no
              end: true
            - id: second
              text: Second?
            """
        let first = #"{"choices":["yes","no"],"id":"first","kind":"one"}"#
        let ended = #"["in",["at",0],1]"#
        let others = #"{"id":"bye","show":[0]},{"id":"second","show":[1]}"#
        let tests = #"\#(ended),["not",["and",\#(ended)]]"#
        let expected = #"{"items":[\#(first),\#(others)],"tests":[\#(tests)]}"#
        #expect(try rules(of: items) == expected)
    }

    @Test("a day is named, not written out: a page may be kept for longer than one")
    func today() throws {
        let items = """
            - id: first
              date: First?
              max: today
            - id: second
              yesno: Second?
              show: years(first, today) < 2 and today > 2025
            """
        let rules = try rules(of: items)
        let today = #"["at","today"]"#
        let (read, first) = (#"["at","it"]"#, #"["at",0]"#)
        let shared = #"["date",\#(read),\#(today)],["date",\#(today),\#(read)]"#
        #expect(rules.contains(#""check":["and",["<=",\#(shared)]]"#))
        let ages = #"["date",\#(first),\#(today)],["date",\#(today),\#(first)]"#
        #expect(rules.contains(#"["years",\#(ages)]"#))
        #expect(rules.contains(#"["<",["date","2025",\#(today)],["date",\#(today),"2025"]]"#))
        #expect(rules.contains(#""parts":[".year",".month",".day"]"#))
        #expect(rules.contains(#""months":[".january.januar"#))
    }

    @Test("a score that a condition asks for is calculated, and one that none asks for is not")
    func scores() throws {
        let items = """
            - id: first
              number: First?
            - id: second
              score: first + 1
              title: Second
            - id: third
              score: first + 2
              title: Third
            - id: fourth
              text: Fourth?
              show: third > 2
            """
        let rules = try rules(of: items)
        #expect(!rules.contains("second"))
        let isThere = #"["and",["and",["answered",["at",0]],["=",["at",0],["at",0]]]]"#
        #expect(
            rules.contains(#"["round",["if",\#(isThere),["+",["at",0],2],null],100]"#))
    }
}
