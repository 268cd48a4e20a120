import Foundation
import Testing
import Values

@testable import FormModel

@Suite struct FormReaderTests {
    @Test("a form is read with everything that the file says")
    func sample() throws {
        let form = try SampleSurvey.form()
        #expect(form.name.text == "weight")
        #expect(form.version.description == "1.2.0")
        #expect(form.intro == "Two lines\nof welcome.")
        #expect(form.purposes.map(\.identifier.text) == ["survey", "stories"])
        #expect(form.sections.map(\.items.count) == [4, 7, 1])
        #expect(form.items.map(\.index) == Array(0..<12))
        #expect(form.items.map(\.section) == [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2])
        #expect(
            form.items.map(\.kind.key) == [
                .consent, .consent, .yesno, .note, .number, .one, .many, .dropdown, .text, .rating,
                .number, .story,
            ])
    }

    @Test("an item has its own sensitivity and purposes, or its section's, or the form's")
    func inherited() throws {
        let form = try SampleSurvey.form()
        let item = { (name: String) throws in
            try #require(ItemIdentifier(name).flatMap(form.item))
        }
        #expect(try item("weight").sensitivity == .health)
        #expect(try item("weight").purposes.map(\.text) == ["survey"])
        #expect(try item("gene").sensitivity == .genetic)
        #expect(try item("story").purposes.map(\.text) == ["stories"])
        #expect(try item("ok_survey").sensitivity == .none)
        #expect(try item("weight").codes == ["loinc:29463-7"])
    }

    @Test("the source makes the same form again")
    func again() throws {
        let form = try SampleSurvey.form()
        let again = try FormReader.read(form.source, fileName: "again").get()
        #expect(again.digest == form.digest)
        #expect(again.cells == form.cells)
        #expect(again.canonicalJSON == form.canonicalJSON)
    }

    @Test("the digest names the canonical content")
    func digest() throws {
        let form = try SampleSurvey.form()
        #expect(form.digest == Digest(of: form.canonicalJSON))
        #expect((try? JSONInput(parsing: form.canonicalJSON))?["survey"] == .string("weight"))
    }

    @Test("a form is open unless it says otherwise, and then its digest is another")
    func access() throws {
        let form = try SampleSurvey.form()
        #expect(form.access == .open)
        func read(_ access: String) throws -> Form {
            let text = SampleSurvey.text.replacing(
                "\n\nsections", with: "\naccess: \(access)\n\nsections")
            return try FormReader.read(Array(text.utf8), fileName: "access.yaml").get()
        }
        #expect(try read("open").digest == form.digest)
        #expect(try read("invited").access == .invited)
        #expect(try read("invited").digest != form.digest)
    }

    @Test("comments and layout do not change the digest")
    func layout() throws {
        let other = SampleSurvey.text
            .replacing("             # a comment", with: "")
            .replacing("title: Weight and daily life", with: "title:   'Weight and daily life'")
            .replacing("\n\nsections", with: "\n# sections follow\nsections")
        #expect(other != SampleSurvey.text)
        #expect(try SampleSurvey.read(other).digest == SampleSurvey.form().digest)
    }

    @Test(
        "every change of content changes the digest",
        arguments: [
            ("1.2.0", "1.2.1"), ("Thank you.", "Thanks."), ("lost: I", "lots: I"),
            ("max: 350", "max: 351"), ("alone: true", "alone: false"), ("end: true", "end: false"),
            ("decimals: 1", "decimals: 2"), ("low: Not", "low: Nearly not"),
            ("hint: Roughly", "hint: About"), ("sensitive: genetic", "sensitive: health"),
            ("it <= 366", "it <= 365"), ("max: 5000", "max: 4000"), ("2: Often", "2: Always"),
        ])
    func content(old: String, new: String) throws {
        let text = SampleSurvey.text.replacing("(lost, ", with: "(").replacing(old, with: new)
        let base = SampleSurvey.text.replacing("(lost, ", with: "(")
        #expect(text != base)
        #expect(try SampleSurvey.read(text).digest != SampleSurvey.read(base).digest)
    }

    @Test(
        "every scalar is a text",
        arguments: ["no", "null", "~", "1e3", "2026-01-01", "0x1F", "true"])
    func untyped(text: String) throws {
        let form = try SampleSurvey.form(items: "- id: plain\n  text: \(text)")
        #expect(form.items[0].text == text)
    }

    @Test("no and yes are codes like others")
    func codes() throws {
        let form = try SampleSurvey.form(
            items: "- id: sure\n  one: Sure?\n  choices:\n  - yes: Yes\n  - no: No\n  - 12: Twelve")
        #expect(form.items[0].kind.choices.map(\.code) == ["yes", "no", "12"])
    }

    @Test("the attributes of choices are kept")
    func choices() throws {
        let form = try SampleSurvey.form(
            items: """
                - id: first
                  yesno: First?
                - id: list
                  many: Which?
                  shuffle: true
                  choices:
                  - a: A
                    score: 2.5
                  - b: B
                    show: first = yes
                  - c: C
                    fixed: true
                """)
        let choices = form.items[1].kind.choices
        #expect(choices[0].score?.description == "2.5")
        #expect(choices[1].show?.source == "first = yes")
        #expect(choices.map(\.fixed) == [false, false, true])
        guard case .many(let many) = form.items[1].kind else {
            Testing.Issue.record("the second item is no ‘many’")
            return
        }
        #expect(many.list.shuffle)
    }

    @Test("the demonstration survey is a form that counts and checks")
    func demonstration() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../forms/weight-rare-myasthenia.yaml").standardized
        let form = try FormReader.read(Array(Data(contentsOf: file)), fileName: file.path).get()
        #expect(form.name.text == "weight-rare-myasthenia")
        #expect(form.items.contains { $0.kind.key == .consent })
        guard case .refused(let issues) = form.check(RawSubmission()) else {
            Testing.Issue.record("a submission without consent was taken")
            return
        }
        #expect(issues.contains { $0.fault == .consentNeeded })
    }
}
