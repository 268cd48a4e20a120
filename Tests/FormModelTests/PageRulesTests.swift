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
        let story = #"{"id":"story","kind":"story","max":5000,"min":0,"section":0}"#
        #expect(try rules(3, typed) == #"{"items":[\#(story)],"sections":[true]}"#)
    }

    @Test("items are named by their places on the page")
    func places() throws {
        let rules = try rules(2, [("ok_survey", "yes"), ("adult", "yes")])
        #expect(rules.contains(#""required":["answered",0],"section":0,"show":["in",1,[0,2]]"#))
        #expect(rules.contains(#""show":["not",["in",1,[1]]]"#))
    }

    @Test("an item that needs a purpose names the consents on its page, unless one is given")
    func purposes() throws {
        let form = try SampleSurvey.form()
        let all = PageRules(
            form, form.page(.one, of: nil), form.standing(.page([]), on: SampleSurvey.day),
            on: SampleSurvey.day)
        let text = String(decoding: all.json.canonical, as: UTF8.self)
        #expect(text.contains(#""id":"story","kind":"story","max":5000,"min":0,"needs":[1]"#))
        #expect(try !rules(2, [("ok_survey", "yes"), ("adult", "yes")]).contains("needs"))
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
        #expect(text.contains(#""show":["and",true,true,["is",0,true]]"#))
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
        #expect(text.contains(#"[">",["value",0],"2.5"],["among",["value",0],[1,"0.1"]]"#))
        #expect(text.contains(#"["=",["value",0],null]"#))
    }
}
