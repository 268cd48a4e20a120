import Testing
import Values

@testable import FormModel

/// Grids and rankings in a whole form: what is needed, stored, counted and asked of them.
@Suite struct PartsTests {
    static let items = """
        - id: ready
          yesno: Ready?
        - id: daily
          grid: How hard was it?
          required: ready = yes
          rows:
          - walk: To walk
          - chew: To chew
          - 7: To speak
          choices:
          - 0: Easy
          - 1: Hard
          - 2: Very hard
        - id: wishes
          rank: Which matter most to you?
          required: ready = yes
          most: 2
          choices:
          - sleep: To sleep
          - eat: To eat
          - move: To move
        - id: more
          text: What else?
          show: daily.walk in (1, 2) and wishes has move
        """

    private let form: Form

    init() throws {
        form = try SampleSurvey.form(items: Self.items)
    }

    private func submission(_ fields: [(String, String)]) throws -> Submission {
        try #require(form.check(.page(fields)).submission)
    }

    @Test("a needed grid needs every row, and a needed ranking every place")
    func gaps() {
        #expect(
            form.check(.page([("ready", "yes")])).faults == ["daily": .missing, "wishes": .missing])
        let partly = [("ready", "yes"), ("daily.chew", "0"), ("wishes.1", "eat")]
        #expect(
            form.check(.page(partly)).faults == [
                "daily.walk": .rowMissing(row: "To walk"), "daily.7": .rowMissing(row: "To speak"),
                "wishes.2": .placesMissing(count: 2),
            ])
        #expect(form.check(.page(partly.dropFirst().map(\.self))).faults == [:])
    }

    @Test("answers are stored by code, read back, and shown in words")
    func stored() throws {
        let submission = try submission([
            ("daily.walk", "2"), ("daily.7", "0"), ("wishes.1", "move"), ("wishes.2", "sleep"),
            ("more", "Nothing"),
        ])
        #expect(
            submission.json
                == #"{"daily":{"7":"0","walk":"2"},"more":"Nothing","wishes":["move","sleep"]}"#)
        let stored = try form.storedAnswers(submission.canonicalAnswers)
        #expect(stored.answers.map(\.answer) == submission.answers.map(\.answer))
        #expect(stored.countCells == submission.countCells)
        #expect(
            stored.answers.map { $0.item.display($0.answer) } == [
                "To walk: Very hard; To speak: Easy", "1. To move; 2. To sleep", "Nothing",
            ])
    }

    @Test("stored answers become fields that lead to the same answers")
    func typedAgain() throws {
        let fields = [("daily.walk", "2"), ("wishes.1", "move"), ("wishes.2", "sleep")]
        let submission = try submission(fields)
        let typed = try RawSubmission(canonicalAnswers: submission.canonicalAnswers)
        #expect(form.check(typed).submission?.json == submission.json)
    }

    @Test("a grid counts a row and a choice, a ranking a choice and its place")
    func counted() throws {
        let submission = try submission([
            ("daily.walk", "2"), ("daily.7", "0"), ("wishes.1", "move"), ("wishes.2", "sleep"),
        ])
        #expect(
            submission.countCells.map { form.cells[$0].description } == [
                "ready/shown", "daily/shown", "daily/answered", "daily/walk=2", "daily/7=0",
                "wishes/shown", "wishes/answered", "wishes/=sleep@2", "wishes/=move@1",
                "more/shown",
            ])
        #expect(submission.countCells == submission.countCells.sorted())
        #expect(Set(form.cells.map(\.description)).count == form.cells.count)
    }

    @Test("JSON gives a grid as an object and a ranking as a list")
    func json() throws {
        let json = #"""
            {"answers": {"ready": true, "daily": {"walk": 2, "chew": "1", "7": 0},
            "wishes": ["move", "eat"]}}
            """#
        let submission = try #require(
            form.check(try RawSubmission(json: Array(json.utf8))).submission)
        #expect(
            submission.json
                == #"""
                {"daily":{"7":"0","chew":"1","walk":"2"},"ready":true,"wishes":["move","eat"]}
                """#)
    }

    @Test(
        "JSON that fits no row or place is an issue",
        arguments: [
            (#"{"daily": {"lift": 1}}"#, ["daily.lift": .unknownField]),
            (#"{"daily": 1}"#, ["daily": .notByRow]), (#"{"daily": {}, "wishes": []}"#, [:]),
            (#"{"daily": null, "wishes": null}"#, [:]),
            (#"{"wishes": ["eat", "eat"]}"#, ["wishes": .rankedTwice(choice: "To eat")]),
            (#"{"ready": {"walk": true}}"#, ["ready.walk": .unknownField]),
        ] as [(String, [String: FormModel.Issue.Fault])])
    func badJSON(answers: String, faults: [String: FormModel.Issue.Fault]) throws {
        let raw = try RawSubmission(json: Array("{\"answers\": \(answers)}".utf8))
        #expect(form.check(raw).faults == faults)
    }

    @Test(
        "a stored value of another shape is refused",
        arguments: [
            ("daily", #"{"lift":"1"}"#), ("daily", "{}"), ("daily", #"{"walk":"3"}"#),
            ("daily", #"["1"]"#), ("daily", #"{"walk":{"code":"1","text":"x"}}"#),
            ("wishes", "[]"), ("wishes", #"["eat","eat"]"#), ("wishes", #"["eat","sleep","move"]"#),
            ("wishes", #""eat""#),
        ])
    func refused(name: String, value: String) throws {
        let identifier = try #require(ItemIdentifier(name))
        #expect(throws: StoredAnswersError.notAnAnswer(identifier)) {
            try form.storedAnswers(Array("{\"\(name)\":\(value)}".utf8))
        }
    }

    @Test(
        "a condition can look at a row",
        arguments: [
            ("daily.walk = 1", true), ("daily.walk != 1", false), ("daily.chew = 0", false),
            ("daily.walk in (1, 2)", true), ("daily.walk answered", true),
            ("daily.chew answered", false), ("daily answered", true), ("daily.7 answered", true),
            ("daily.walk >= 1", true), ("daily.walk > 1", false), ("daily.chew < 5", false),
            ("daily.walk + daily.7 = 3", true), ("sum(daily) = 3", true),
            ("mean(daily) = 1.5", true),
            ("max(daily.walk, daily.chew) = 1", true), ("count(daily) = 2", true),
            ("wishes has move", true), ("wishes has eat", false), ("count(wishes) = 1", true),
            ("count(daily, wishes, ready) = 2", true),
        ])
    func condition(text: String, holds: Bool) throws {
        let form = try SampleSurvey.form(
            items: Self.items + "\n- id: last\n  text: Last?\n  show: \(text)")
        let typed = [("daily.walk", "1"), ("daily.7", "2"), ("wishes.1", "move")]
        let standing = form.standing(.page(typed))
        #expect(standing.items.last == (holds ? .shown : .hidden))
    }

    @Test(
        "a score takes each row of a grid as a question of its own",
        arguments: [
            (["daily.walk", "daily.chew", "daily.7"], "needs: 2\n  prorate: true", "6"),
            (["daily.walk", "daily.chew"], "needs: 2\n  prorate: true", "6"),
            (["daily.walk"], "needs: 2\n  prorate: true", nil),
            (["daily.walk", "daily.chew"], "needs: daily", nil),
            (["daily.walk", "daily.chew"], "needs: 1", "4"),
        ])
    func score(rows: [String], keys: String, score: String?) throws {
        let form = try SampleSurvey.form(
            items: Self.items + "\n- id: sum\n  score: sum(daily)\n  title: Sum\n  \(keys)")
        let submission = try #require(form.check(.page(rows.map { ($0, "2") })).submission)
        let part = score.map { "\"sum\":\"\($0)\"" } ?? "\"sum\""
        #expect(submission.json.contains(part) == (score != nil))
    }

    @Test("the canonical content names rows, choices and what differs from the default")
    func canonical() throws {
        let content = String(decoding: form.canonicalJSON, as: UTF8.self)
        #expect(content.contains(#""grid":"How hard was it?","id":"daily","required""#))
        #expect(content.contains(#""rows":[{"code":"walk","text":"To walk"},"#))
        #expect(content.contains(#""most":2,"rank":"Which matter most to you?""#))
        #expect(!content.contains("shuffle"))
    }

    @Test("random answers are read back the same and counted in the same cells")
    func roundTrip() throws {
        var generator = SplitMix(state: 7)
        let values = [
            "daily.walk", "daily.chew", "daily.7", "wishes.1", "wishes.2", "wishes", "ready",
            "more",
        ]
        var accepted = 0
        for _ in 0..<1_000 {
            let fields = values.filter { _ in Bool.random(using: &generator) }.map { name in
                (
                    name,
                    ["0", "1", "2", "eat", "move", "yes"].randomElement(using: &generator) ?? ""
                )
            }
            guard let submission = form.check(.page(fields)).submission else { continue }
            accepted += 1
            let stored = try form.storedAnswers(submission.canonicalAnswers)
            #expect(stored.countCells == submission.countCells)
            #expect(stored.answers.map(\.answer) == submission.answers.map(\.answer))
        }
        #expect(accepted > 50)
    }
}
