import Foundation
import Testing

/// A survey that is shown while its author writes it.
@Suite struct PreviewTests {
    private static let banner = "Nothing counts, and all of it is deleted when the preview ends."

    /// A survey of two pages.
    private static func survey(
        title: String = "Pulse", question: String = "yesno: Do you sleep well?",
        name: String = "pulse"
    ) -> String {
        """
        survey: \(name)
        version: 1.0.0
        language: en
        title: \(title)
        sections:
        - section: First
          items:
          - id: word
            text: What is this week in one word?
        - section: Second
          items:
          - id: sleep
            \(question)

        """
    }

    @Test("the survey is there under its address, and the start page leads to it")
    func shown() throws {
        let preview = try PreviewProcess(Self.survey())
        let client = preview.client()
        let start = try client.get("/")
        #expect(start.status == 303)
        #expect(start["Location"] == "/surveys/pulse")
        let page = try client.follow(start)
        #expect(page.text.contains("What is this week in one word?"))
        #expect(page.text.contains(Self.banner))
    }

    @Test("all pages can be walked through, to a receipt that says that nothing counts")
    func walk() throws {
        let preview = try PreviewProcess(Self.survey())
        var taker = try SurveyTaker("/surveys/pulse", by: preview.client())
        try taker.send(FormAnswers(["word": "long"]))
        #expect(taker.shows("Do you sleep well?") && taker.shows(Self.banner))
        try taker.send(FormAnswers(["sleep": "yes"]), go: "send")
        // Nobody is asked whether this is a program, however fast it goes.
        #expect(taker.shows("Thank you. Your answers are saved.") && taker.shows(Self.banner))
    }

    @Test("a saved change is shown under the same version, also to whoever is on a later page")
    func saved() throws {
        let preview = try PreviewProcess(Self.survey())
        var taker = try SurveyTaker("/surveys/pulse", by: preview.client())
        let answer = try taker.post(FormAnswers(["word": "long"]))
        let address = try #require(answer["Location"])
        for title in ["Second thoughts", "Third thoughts", "Second thoughts", "Pulse"] {
            try preview.save(Self.survey(title: title))
            let isShown = try eventually { try preview.client().get(address).text.contains(title) }
            #expect(isShown)
        }
        try preview.save(Self.survey(question: "number: How many hours do you sleep?"))
        let isShown = try eventually {
            try preview.client().get(address).text.contains("How many hours do you sleep?")
        }
        #expect(isShown)
        taker.page = try preview.client().get(address)
        try taker.send(FormAnswers(["sleep": "7"]), go: "send")
        #expect(taker.shows("long") && taker.shows("7"))
    }

    @Test("a faulty file is answered with all findings, and the mended one with the survey")
    func faulty() throws {
        let preview = try PreviewProcess(Self.survey())
        let client = preview.client()
        try preview.save(Self.survey(question: "yesnoo: Do you sleep well?"))
        let isFaulty = try eventually {
            try client.get("/surveys/pulse").text.contains("Please mend the survey first")
        }
        #expect(isFaulty)
        let page = try client.get("/")
        #expect(page.status == 200)
        for words in [
            "pulse.yaml</bdi>", "Line 13, question “sleep”", "yesnoo: Do you sleep well?",
            "Nothing says what kind of question this is.", "Did you mean ‘yesno’?", Self.banner,
        ] {
            #expect(page.text.contains(words), "\(words)")
        }
        try preview.save(Self.survey())
        let isMended = try eventually {
            try client.get("/surveys/pulse").text.contains("What is this week in one word?")
        }
        #expect(isMended)
    }

    @Test("a preview begins with a faulty file too, and follows a survey under another name")
    func renamed() throws {
        let preview = try PreviewProcess("survey: pulse\n")
        #expect(try preview.client().get("/").text.contains("The key ‘title’ is missing."))
        try preview.save(Self.survey(name: "other"))
        let leads = try eventually {
            try preview.client().get("/surveys/pulse")["Location"] == "/surveys/other"
        }
        #expect(leads)
        #expect(try preview.client().get("/surveys/other").status == 200)
    }

    @Test("translations are shown, looked at and followed as well")
    func translated() throws {
        let german = "translates: pulse\nversion: 1.0.0\nlanguage: de\ntitle: Puls\n"
        let preview = try PreviewProcess(Self.survey(), beside: ["pulse.de.yaml": german])
        let path = "/surveys/pulse?lang=de"
        #expect(try preview.client().get(path).text.contains("<h1>Puls</h1>"))
        for title in ["Wie geht es?", "Puls", "Wie geht es?"] {
            try preview.save(german.replacing("Puls", with: title), to: "pulse.de.yaml")
            let isShown = try eventually {
                try preview.client().get(path).text.contains("<h1>\(title)</h1>")
            }
            #expect(isShown)
        }
        try preview.save(german + "titel: Puls\n", to: "pulse.de.yaml")
        let isFaulty = try eventually {
            try preview.client().get(path).text.contains("pulse.de.yaml</bdi>")
        }
        #expect(isFaulty)
    }

    @Test(
        "the revision names what is shown: no comment changes it, and the old text brings it back")
    func revision() throws {
        let preview = try PreviewProcess(Self.survey())
        let client = preview.client()
        let first = try client.get("/preview/revision").text
        let shown = "data-revision=\"\(first.trimmingCharacters(in: .newlines))\""
        #expect(try client.get("/surveys/pulse").text.contains(shown))
        try preview.save(Self.survey(title: "Another"))
        let isNew = try eventually { try client.get("/preview/revision").text != first }
        #expect(isNew)
        try preview.save("# Only a comment.\n" + Self.survey())
        let isBack = try eventually { try client.get("/preview/revision").text == first }
        #expect(isBack)
        let isRendered = try eventually { try client.get("/surveys/pulse").text.contains(shown) }
        #expect(isRendered)
    }

    @Test("the page's script comes from the preview itself, and the policy allows no other")
    func policy() throws {
        let preview = try PreviewProcess("survey: pulse\n")
        let page = try preview.client().get("/")
        let policy = try #require(page["Content-Security-Policy"])
        #expect(policy.contains("script-src 'self'; connect-src 'self'"))
        let script = try #require(page.text.firstMatch(of: /<script src="([^"]+)" data-revision/))
        let answer = try preview.client().get(String(script.output.1))
        #expect(answer["Content-Type"] == "text/javascript; charset=utf-8")
        #expect(answer.text.contains("/preview/revision"))
    }

    @Test("an installation has nothing of a preview")
    func installation() throws {
        let preview = try PreviewProcess(Self.survey())
        let page = try preview.client().get("/surveys/pulse").text
        let script = try #require(page.firstMatch(of: /<script src="([^"]+)" data-revision/))
        let service = try RecountProcess()
        let client = service.client()
        #expect(try client.get(String(script.output.1)).status == 404)
        #expect(try client.get("/preview/revision").status == 404)
        #expect(try !client.get(WeightSurvey.path).text.contains(Self.banner))
    }

    @Test("when it ends, nothing is left on the disk and the author's folder is as it was")
    func clean() throws {
        let preview = try PreviewProcess(Self.survey())
        #expect(try preview.kept().count == 1)
        var taker = try SurveyTaker("/surveys/pulse", by: preview.client())
        try taker.send(FormAnswers(["word": "long"]))
        #expect(try preview.end() == .exit(0))
        #expect(try preview.kept() == [])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: preview.files.url.path)
                == ["pulse.yaml"])
    }

    @Test("a file that is not there is no preview")
    func missing() throws {
        let result = try CommandLineTool.run(["form", "preview", "nowhere.yaml"])
        #expect(result.ending == .exit(1))
        #expect(result.complaints.contains("‘nowhere.yaml’ cannot be read"))
    }
}
