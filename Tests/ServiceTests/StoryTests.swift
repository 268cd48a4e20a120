import Foundation
import Testing

/// Stories, published one by one in words that their authors approved.
@Suite struct StoryTests {
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    @Test("a story is edited, shown to its author, approved, published and taken down")
    func wholeWay() throws {
        let telling = try StoryTelling(on: service)
        #expect(!(try service.command("story", "list").output.contains("Small meals")))
        #expect(
            try service.command("story", "show", telling.reference).output
                == "Small meals & good company.\n")
        let name = try telling.propose(
            "Small meals help.\n\nSo does company.", "--title", "Meals", "--byline", "Kim, 34")
        #expect(try telling.publish(name).ending == .exit(1))
        let receipt = try telling.receipt()
        for words in [
            "Small meals &amp; good company.", "Small meals help.", "So does company.", "Meals",
            "Kim, 34", "Nothing is published before you agree",
        ] {
            #expect(receipt.text.contains(words), "\(words)")
        }
        let approved = try telling.decide("approve", name)
        #expect(approved.text.contains("This is how your story stands now."))
        #expect(try !telling.isPublic(name))
        #expect(try telling.publish(name).output == "published ‘\(name)’ at /stories/\(name)\n")
        #expect(try telling.isPublic(name))
        let page = try client.get("/stories/\(name)")
        #expect(page["Cache-Control"] == "no-store")
        #expect(page.text.contains("<h1>Meals</h1>") && page.text.contains("Kim, 34"))
        #expect(try eventually { try client.get("/").text.contains("href=\"/stories\"") })
        #expect(try service.command("doctor").ending == .exit(0))
        let gone = try telling.decide("withdraw", name)
        #expect(!gone.text.contains("So does company."))
        #expect(try !telling.isPublic(name))
        #expect(try client.get("/stories/\(name)").status == 404)
        #expect(try service.report().responses == 1)
        #expect(try telling.receipt().text.contains("Small meals &amp; good company."))
        #expect(try eventually { try !client.get("/").text.contains("href=\"/stories\"") })
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("each decision is a consent event with a leaf, whose record names the exact words")
    func records() throws {
        struct Listed: Decodable {
            struct Story: Decodable { let name, sha256: String }
            let stories: [Story]
        }
        let telling = try StoryTelling(on: service)
        let name = try telling.published()
        let receipt = try telling.receipt().text
        let place = try #require(receipt.firstMatch(of: /<a href="([^"]+\/proof\/3)" download>/))
        let proof = try client.get(String(place.output.1))
        #expect(proof.text.hasPrefix("c2sp.org/tlog-proof@v1\n"))
        let file = try service.data.write(proof.text, to: "story.tlog-proof")
        let key = try service.command("ledger", "key").output.trimmingCharacters(in: .newlines)
        let verified = try service.command("ledger", "verify", file, "--key", key)
        #expect(verified.ending == .exit(0), "\(verified.complaints)")
        let listed: Listed = try client.get("/api/v1/stories").json()
        let digest = try #require(listed.stories.first { $0.name == name }).sha256
        try telling.decide("withdraw", name)
        let second = try telling.propose("Two.")
        try telling.decide("decline", second)
        let shown = try service.command("consent", "show", telling.code).output
        let statuses = shown.matches(of: /(Consent[A-Za-z]+)[ ]+story_words_[12]/)
            .map { String($0.output.1) }
        #expect(statuses == ["ConsentGiven", "ConsentWithdrawn", "ConsentRefused"], "\(shown)")
        let records = try service.command("consent", "show", telling.code, "--json").output
        #expect(records.contains(#""words":"\#(digest)""#))
        #expect(try service.command("ledger", "audit").ending == .exit(0))
    }

    @Test("an author asks for other words, and what was proposed before goes")
    func otherWords() throws {
        let telling = try StoryTelling(on: service)
        let first = try telling.propose("Kim eats.")
        let empty = try telling.decide("ask", first, wish: "  ")
        #expect(empty.text.contains("please write what we should change"))
        #expect(try telling.state(first) == "proposed")
        let asked = try telling.decide("ask", first, wish: "Leave out <my> name.")
        #expect(asked.text.contains("Leave out &lt;my&gt; name."))
        #expect(try telling.state(first) == "returned")
        let shown = try service.command("story", "show", telling.reference).output
        #expect(shown.contains("its author asks for:\nLeave out <my> name.\n"))
        let second = try telling.propose("I eat.")
        #expect(try telling.state(first) == "withdrawn")
        let late = try telling.decide("approve", first)
        #expect(late.text.contains("your story stands otherwise by now"))
        #expect(try telling.publish(second).ending == .exit(1))
        try telling.decide("approve", second)
        #expect(try telling.publish(second).ending == .exit(0))
        #expect(try client.get("/stories/\(second)").text.contains("I eat."))
    }

    @Test("a newer text replaces the published one only when it is published itself")
    func newer() throws {
        let telling = try StoryTelling(on: service)
        let first = try telling.published("One.")
        let second = try telling.propose("Two.")
        try telling.decide("approve", second)
        #expect(try telling.isPublic(first) && !telling.isPublic(second))
        #expect(try telling.publish(second).ending == .exit(0))
        #expect(try !telling.isPublic(first) && telling.isPublic(second))
        let shown = try service.command("consent", "show", telling.code).output
        #expect(shown.contains("ConsentRevoked  story_words_1"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    /// What ends a story besides its author's button.
    enum End: CaseIterable {
        case purpose, response, interface, revoke, revokeWords, erase, deletion, command, partly
    }

    @Test("whatever ends the consent or the response takes the story down", arguments: End.allCases)
    func ends(end: End) throws {
        let telling = try StoryTelling(on: service)
        let name = try telling.published("Kanarienvogel-7301.")
        #expect(try telling.isPublic(name))
        try finish(telling, name, by: end)
        #expect(try !telling.isPublic(name))
        #expect(try !telling.receipt().text.contains("Kanarienvogel"))
        let data = try client.ask(
            "GET", "/api/v1/receipts/data", fields: ["Authorization": "Bearer \(telling.code)"])
        #expect(!data.text.contains("Kanarienvogel"))
        #expect(try service.command("doctor").ending == .exit(0))
        let open = try service.command("consent", "show", telling.code).output
            .matches(of: /(Consent[A-Za-z]+)[ ]+story_words_1/).last?.output.1
        #expect(open != nil && open != "ConsentGiven")
    }

    private func finish(_ telling: StoryTelling, _ name: String, by end: End) throws {
        let code = telling.code
        switch end {
        case .purpose, .partly:
            let form = FormAnswers([
                "code": code, "purpose": end == .purpose ? "stories" : "story_words_1",
                "decision": "withdraw",
            ])
            _ = try client.post("/receipt/consent", form)
        case .response: _ = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
        case .interface:
            _ = try client.ask(
                "DELETE", "/api/v1/receipts?purpose=stories",
                fields: ["Authorization": "Bearer \(code)"])
        case .revoke: _ = try service.command("revoke", code, "--purpose", "stories")
        case .revokeWords: _ = try service.command("revoke", code, "--purpose", "story_words_1")
        case .erase: _ = try service.command("erase", code)
        case .command: #expect(try service.command("story", "withdraw", name).ending == .exit(0))
        case .deletion: try deleteAnswer(of: telling)
        }
    }

    private func deleteAnswer(of telling: StoryTelling) throws {
        try change("", of: telling)
        #expect(try service.report().responses == 1)
    }

    private func change(_ story: String, of telling: StoryTelling) throws {
        let receipt = try telling.receipt()
        let address = try #require(receipt.text.firstMatch(of: /href="([^"]+\/story)"/)).output.1
        let page = try client.get(String(address))
        var form = FormAnswers(["story": story])
        for field in page.hiddenFields { form = form.with(field.name, field.value) }
        #expect(try client.post("/receipt/change", form).status == 303)
    }

    @Test("who changes the answer keeps the words that were approved, and is told so")
    func changedAnswer() throws {
        let telling = try StoryTelling(on: service)
        let name = try telling.published("Approved words.")
        try change("Something else.", of: telling)
        #expect(try telling.isPublic(name))
        let receipt = try telling.receipt().text
        #expect(receipt.contains("Something else.") && receipt.contains("Approved words."))
        #expect(receipt.contains("these words stay as you agreed to them"))
    }

    @Test("an approval on paper is written down with who holds it and why")
    func paper() throws {
        let telling = try StoryTelling(on: service)
        let name = try telling.propose("One.")
        #expect(try service.command("story", "approve", name).ending == .exit(64))
        let blank = try service.command(
            "story", "approve", name, "--by", " ", "--because", "letter")
        #expect(blank.ending == .exit(64))
        let approved = try service.command(
            "story", "approve", name, "--by", "A. Volunteer", "--because", "letter, folder 3")
        #expect(approved.ending == .exit(0), "\(approved.complaints)")
        #expect(try telling.publish(name).ending == .exit(0))
        let log = try service.command("audit-log").output
        #expect(
            log.contains("story approved  because=letter, folder 3  by=A. Volunteer  story=\(name)")
        )
        for kind in ["story proposed", "story published"] {
            #expect(log.contains("\(kind)  story=\(name)"))
        }
        let records = try service.command("consent", "show", telling.code, "--json").output
        #expect(records.contains(#""by":"operator","method":"command line""#))
    }

    @Test(
        "only whose consent to publishing stands is a candidate, and of a survey that asks for it")
    func candidates() throws {
        let none = try service.command("story", "list")
        #expect(
            none.output == "there are no stories whose authors consent to publishing\n")
        _ = try WeightSurvey.code(WeightSurvey.answers.with("ok_stories", nil), by: client)
        _ = try WeightSurvey.code(WeightSurvey.answers.with("story", nil), by: client)
        #expect(try service.command("story", "list").output == none.output)
        let telling = try StoryTelling(on: service)
        let list = try service.command("story", "list", WeightSurvey.name).output
        #expect(list.hasPrefix("\(telling.reference)  \(WeightSurvey.name)  en  "))
        #expect(list.hasSuffix("  27 characters\n"))
        #expect(try service.command("story", "list", "weekly-pulse").output == none.output)
        _ = try service.command("revoke", telling.code, "--purpose", "stories")
        #expect(try service.command("story", "list").output == none.output)
        let file = try service.data.write("x", to: "x.txt")
        let late = try service.command("story", "propose", telling.reference, "--text", file)
        #expect(late.ending == .exit(1))
        #expect(late.complaints.contains("there is no story ‘\(telling.reference)’"))
    }

    @Test("what makes no sense is refused, and says what to do")
    func refusals() throws {
        let telling = try StoryTelling(on: service)
        let name = try telling.propose("One.")
        let same = try service.data.write(" One.\n", to: "same.txt")
        let empty = try service.data.write("\n", to: "empty.txt")
        let reference = telling.reference
        func complaint(_ arguments: String...) throws -> String {
            let run = try service.command(["story"] + arguments)
            #expect(run.ending == .exit(1))
            return run.complaints
        }
        #expect(
            try complaint("propose", reference, "--text", same)
                .contains("‘\(name)’ has these very words and waits for its author"))
        #expect(
            try complaint("propose", reference, "--text", empty).contains("there are no words"))
        #expect(
            try complaint("propose", reference, "--text", "/nowhere").contains("cannot be read"))
        #expect(try complaint("publish", name).contains("‘\(name)’ is proposed"))
        #expect(try complaint("publish", "0123456789ab").contains("there is no text"))
        #expect(try complaint("show", "k7m2p9qd/nothing").contains("there is no story"))
        #expect(try complaint("show", "nothing").contains("there is no story"))
        #expect(try complaint("list", "nothing").contains("there is no form ‘nothing’"))
        try telling.decide("approve", name)
        let other = try service.data.write("Two.", to: "two.txt")
        #expect(
            try complaint("propose", reference, "--text", other)
                .contains("‘\(name)’ of the same story is approved"))
        #expect(
            try service.command("story", "withdraw", name).output
                == "withdrew ‘\(name)’; its words are erased\n")
        #expect(try complaint("withdraw", name).contains("‘\(name)’ is withdrawn"))
    }

    @Test("nobody decides about a story without the code of its author")
    func strangers() throws {
        let telling = try StoryTelling(on: service)
        let other = try StoryTelling(on: service)
        let name = try telling.propose("One.")
        for decision in ["approve", "decline", "withdraw"] {
            let form = FormAnswers(["code": other.code, "story": name, "decision": decision])
            let answer = try client.follow(client.post("/receipt/story", form))
            #expect(answer.text.contains("your story stands otherwise by now"))
            #expect(!answer.text.contains("One."))
        }
        let unknown = FormAnswers([
            "code": "0000-0000-0000-0000-0000", "story": name, "decision": "approve",
        ])
        #expect(try client.post("/receipt/story", unknown).status == 422)
        let faulty = FormAnswers(["code": telling.code, "story": "../x", "decision": "approve"])
        #expect(try client.post("/receipt/story", faulty).status == 400)
        let undecided = FormAnswers(["code": telling.code, "story": name, "decision": "maybe"])
        #expect(try client.post("/receipt/story", undecided).status == 400)
        #expect(try telling.state(name) == "proposed")
    }

    @Test("an author reads and approves in their own language, and the record says in which")
    func language() throws {
        let telling = try StoryTelling(on: service)
        let name = try telling.propose("Eine Treppe.", "--language", "de")
        let page = try telling.decide("approve", name, language: "ar")
        #expect(page.text.contains("dir=\"rtl\"") && page.text.contains("سحب قصتي"))
        #expect(page.text.contains("lang=\"de\" dir=\"ltr\""))
        #expect(try telling.publish(name).ending == .exit(0))
        #expect(try client.get("/stories?lang=fr").text.contains("Récits"))
        let data = try client.ask(
            "GET", "/api/v1/receipts/data", fields: ["Authorization": "Bearer \(telling.code)"])
        #expect(data.text.contains("أوافق: انشروا هذه الكلمات بعينها"))
        #expect(data.text.contains(#""state":"published""#))
        #expect(data.text.contains(#""paragraphs":["Eine Treppe."]"#))
    }

    @Test("the list has pages, newest first")
    func pages() throws {
        var names: [String] = []
        for number in 1...21 {
            let telling = try StoryTelling(on: service)
            let name = try telling.propose("Story \(number).")
            _ = try service.command(
                "story", "approve", name, "--by", "A", "--because", "letter")
            #expect(try telling.publish(name).ending == .exit(0))
            names.append(name)
        }
        let first = try client.get("/stories").text
        #expect(first.contains("Page 1 of 2") && first.contains(names[20]))
        #expect(!first.contains(names[0]))
        let second = try client.get("/stories?page=2").text
        #expect(second.contains(names[0]) && !second.contains(names[1]))
        #expect(try client.get("/stories?page=3").status == 404)
        #expect(try client.get("/stories?page=0").status == 404)
        #expect(try client.get("/api/v1/stories?page=2").text.contains(#""page":2,"pages":2"#))
    }
}
