import Foundation
import Testing

/// `recount release`, from the plan to the audit.
@Suite(.bothEngines) struct ReleaseCommandTests {
    private static let name = ReleasedSurvey.name

    @Test("results are planned, made, shown, handed out, and made again after people left and came")
    func journey() throws {
        let survey = try ReleasedSurvey(people: 76)
        let codes = try (76..<80).map(survey.answer)
        try survey.planShortly()
        let trial = try survey.release("make", Self.name, "--dry-run")
        #expect(trial.ending == .exit(0), "\(trial.complaints)")
        #expect(trial.output.contains("nothing was published"))
        #expect(try survey.client.get(ReleasedSurvey.results).status == 404)
        #expect(try survey.make().hasPrefix("published release 1 of ‘\(Self.name)’: "))
        try expectShown(survey, 1)
        let first = try survey.client.get(ReleasedSurvey.results).text
        for code in codes { try survey.withdraw(code) }
        for number in 80..<95 { try survey.answer(number) }
        #expect(try survey.make().hasPrefix("published release 2 of"))
        try expectShown(survey, 2)
        #expect(try survey.client.get("\(ReleasedSurvey.results)/1").text == first)
        let list = try survey.release("list", Self.name).output.split(separator: "\n")
        #expect(list.count == 2 && list[1].contains(" left, ") && list[1].contains(" came in"))
        try expectAudited(survey)
        #expect(try survey.service.command("doctor").ending == .exit(0))
        #expect(try survey.service.command("ledger", "audit").ending == .exit(0))
    }

    /// What is shown of a release is what the interface hands out.
    private func expectShown(_ survey: ReleasedSurvey, _ number: Int) throws {
        let bytes = try survey.release("show", Self.name, "--json").output
        #expect(try survey.client.get(ReleasedSurvey.results).text + "\n" == bytes)
        #expect(bytes.contains("\"release\":\(number),"))
        let shown = try survey.release("show", Self.name, "\(number)").output
        #expect(shown.contains("diagnosis: Which condition is it?\n"))
        #expect(shown.contains("release \(number) of ") && shown.contains("fewer than 11"))
    }

    /// What an audit looks at of a document.
    private struct Document: Decodable {
        struct Table: Decodable {
            struct Cell: Decodable {
                let `true`: Int?
            }

            let release: String
            let cells: [Cell]
        }

        struct Release: Decodable {
            let left: Int?
        }

        let releases: [Release]
        let tables: [Table]
    }

    private func expectAudited(_ survey: ReleasedSurvey) throws {
        let told = try survey.release("audit", Self.name)
        #expect(told.ending == .exit(0), "\(told.output)")
        #expect(told.output.hasPrefix("2 releases by the plan in force"))
        #expect(told.output.contains("the true counts of release 1 are not known any more"))
        #expect(told.output.hasSuffix("nothing is wrong\n"))
        let plain = try survey.release("audit", Self.name, "--json")
        #expect(plain.complaints.isEmpty && !plain.output.contains("\"true\""))
        let counted = try survey.release("audit", Self.name, "--json", "--with-true-counts")
        #expect(counted.complaints.contains("for your eyes, not for publication"))
        let document = try JSONDecoder().decode(Document.self, from: Data(counted.output.utf8))
        // Eleven whom the shield holds now, and of those who left whoever it did not hold before.
        #expect(document.releases.count == 2 && document.releases[1].left ?? 0 >= 11)
        for table in document.tables {
            let isKnown = table.release == "2"
            #expect(table.cells.allSatisfy { ($0.true != nil) == isKnown })
        }
    }

    @Test("who changes an answer or takes part no more is counted anew or not at all")
    func consents() throws {
        let survey = try ReleasedSurvey(people: 60)
        let code = try survey.answer(60)
        try survey.planShortly()
        _ = try survey.make()
        try survey.withdraw(code)
        _ = try survey.make()
        let list = try survey.release("list", Self.name).output
        #expect(list.contains(/(?m)^2  .* [0-9]+ left,/))
    }

    @Test("nothing is made without a plan, of too few people, or where nothing is new")
    func refused() throws {
        let survey = try ReleasedSurvey(people: 40)
        for words in ["make", "audit"] {
            let told = try survey.service.command(["release", words, Self.name])
            #expect(told.ending == .exit(1) && told.output.isEmpty)
            #expect(told.complaints.contains("has no plan in force"))
        }
        for words in ["list", "show"] {
            let told = try survey.service.command(["release", words, Self.name])
            #expect(told.ending == .exit(1) && told.complaints.contains("nothing is published"))
        }
        try survey.planShortly()
        let few = try survey.release("make", Self.name)
        #expect(few.ending == .exit(1) && few.complaints.contains("Too few people"))
        for number in 40..<80 { try survey.answer(number) }
        _ = try survey.make()
        let again = try survey.release("make", Self.name)
        #expect(again.ending == .exit(1) && again.complaints.contains("Nothing new to show"))
        let unknown = try survey.release("show", Self.name, "7")
        #expect(unknown.complaints.contains("has no release 7; the last is 1"))
        #expect(try survey.release("plan", "nothing").complaints.contains("there is no survey"))
    }

    @Test("a plan is checked with all its faults, and a second one needs a word more")
    func plans() throws {
        let survey = try ReleasedSurvey(people: 60)
        let usual = try survey.release("plan", Self.name)
        #expect(usual.complaints.contains("no plan is in force"))
        let faulty = usual.output.replacing("threshold: 11", with: "threshold: 5")
            .replacing("- count: region", with: "- count: regoin")
        let file = try survey.service.data.write(faulty, to: "faulty.yaml")
        let checked = try survey.release("plan", Self.name, "--check", file)
        #expect(checked.ending == .exit(1))
        #expect(checked.output.contains("‘threshold’ is 5, which protects less than 11"))
        #expect(checked.output.contains("did you mean ‘region’?"))
        let used = try survey.release("plan", Self.name, "--use", file)
        #expect(used.ending == .exit(1) && used.complaints.contains("did you mean ‘region’?"))
        #expect(try survey.release("make", Self.name).complaints.contains("no plan in force"))
        #expect(try survey.plan().output.contains("the plan is in force, with 21 tables"))
        #expect(try survey.plan().output.contains("in force already"))
        let kept = try survey.release("plan", Self.name)
        #expect(kept.output == usual.output && kept.complaints.contains("is in force"))
        try survey.planShortly()
        _ = try survey.make()
        let edit = { (plan: String) in plan.replacing("base: 44", with: "base: 50") }
        let second = try survey.plan(edit)
        #expect(second.ending == .exit(1))
        #expect(second.complaints.contains("tables of two plans are not audited together"))
        #expect(try survey.plan(edit, "--replace").ending == .exit(0))
        let other = Self.shorter(ReleasedSurvey.shortPlan)
        let third = try survey.service.data.write(other, to: "third.yaml")
        _ = try survey.release("plan", Self.name, "--use", third, "--replace")
        #expect(try survey.make().hasPrefix("published release 2"))
        let list = try survey.release("list", Self.name).output.split(separator: "\n")
        #expect(list.count == 2)
        #expect(list[0].hasSuffix("(by an earlier plan)") && !list[1].contains("earlier"))
        #expect(try survey.release("show", Self.name, "1").ending == .exit(0))
        #expect(try survey.service.command("audit-log").output.contains("release planned"))
    }

    /// A plan without its last table.
    private static func shorter(_ plan: String) -> String {
        plan.split(separator: "\n").dropLast().joined(separator: "\n")
    }

    @Test("a plan stays in force when the survey has a new version")
    func versions() throws {
        let survey = try ReleasedSurvey(people: 50)
        try survey.planShortly()
        let source = try String(
            contentsOf: repository.appending(path: "forms/\(Self.name).yaml"), encoding: .utf8)
        let next = source.replacing("version: \(WeightSurvey.version)", with: "version: 1.2.0")
            .replacing(
                "  - id: listened\n", with: "  - id: more\n    yesno: And more?\n  - id: listened\n"
            )
        let file = try survey.service.data.write(next, to: "next.yaml")
        let published = try survey.service.command("form", "publish", file)
        #expect(published.ending == .exit(0), "\(published.complaints)")
        #expect(
            eventually {
                (try? survey.client.get("/api/v1/forms/\(Self.name)").text.contains("1.2.0"))
                    ?? false
            })
        for number in 50..<70 { try survey.answer(number) }
        _ = try survey.make()
        let counted = try survey.release("audit", Self.name, "--json", "--with-true-counts")
        #expect(counted.output.contains("\"release\":\"1\""))
        let plan = try survey.release("plan", Self.name).output
        #expect(plan.contains("version: \(WeightSurvey.version)  #"))
    }

    @Test("a kill in the middle leaves the last release standing, and the next try works")
    func killed() throws {
        let survey = try ReleasedSurvey(people: 70)
        try survey.planShortly()
        var before = 0
        for round in 0..<8 {
            let run = try BinaryRun(
                ["--data", survey.service.data.path("instance"), "release", "make", Self.name])
            usleep(UInt32(round * 35_000))
            run.kill()
            _ = try run.wait()
            let list = try survey.release("list", Self.name)
            let count = list.ending == .exit(0) ? list.output.split(separator: "\n").count : 0
            #expect(count == before || count == before + 1)
            if count > before { for number in 0..<12 { try survey.answer(number + round) } }
            before = count
        }
        for number in 0..<12 { try survey.answer(number) }
        _ = try survey.make()
        #expect(try survey.release("audit", Self.name).ending == .exit(0))
        #expect(try survey.service.command("doctor").ending == .exit(0))
    }

    @Test(
        "whose bytes an older database lacks is not forgotten: nothing more is made",
        .onFile)
    func lost() throws {
        let data = try TemporaryFolder()
        let database = data.url.appending(path: "instance/recount.sqlite")
        let (older, newer) = (
            data.url.appending(path: "older.sqlite"), data.url.appending(path: "newer.sqlite")
        )
        func stop(_ survey: ReleasedSurvey) throws {
            survey.service.terminate()
            #expect(try survey.service.ending() == .exit(0))
        }
        let first = try ReleasedSurvey(people: 60, on: data)
        try first.planShortly()
        try stop(first)
        try FileManager.default.copyItem(at: database, to: older)
        let second = try ReleasedSurvey(people: 0, on: data)
        _ = try second.make()
        try stop(second)
        try FileManager.default.moveItem(at: database, to: newer)
        try FileManager.default.moveItem(at: older, to: database)
        let recovered = try second.service.command("ledger", "recover", newer.path)
        #expect(recovered.ending == .exit(0), "\(recovered.complaints)")
        let told = try second.release("make", Self.name)
        #expect(told.ending == .exit(1))
        #expect(told.complaints.contains("whose bytes are not in this database"))
        #expect(told.complaints.contains("recount restore"))
    }

    @Test("what a plan shows is estimated from made-up answers, the same again with the same seed")
    func cost() throws {
        let survey = try ReleasedSurvey(people: 0)
        let file = try survey.service.data.write(ReleasedSurvey.shortPlan, to: "short.yaml")
        let words = [
            "release", "cost", Self.name, "--plan", file, "--people", "30,200", "--trials", "1",
        ]
        let told = try survey.service.command(words + ["--seed", "7"])
        #expect(told.ending == .exit(0), "\(told.complaints)")
        let lines = told.output.split(separator: "\n")
        try #require(lines.count == 6)
        #expect(lines[0].contains("3 tables, 1 trial, seed 7"))
        #expect(lines[2].contains(/^ +30 +first +0 % +0 % +0 % +100 % +-$/))
        #expect(lines[4].contains(/^ +200 +first( +[0-9]+ %){4} +[0-9.]+$/))
        #expect(try survey.service.command(words + ["--seed", "7"]).output == told.output)
        #expect(try survey.service.command(words + ["--seed", "8"]).output != told.output)
        let wrong = try survey.release("cost", Self.name, "--people", "many")
        #expect(wrong.ending != .exit(0) && wrong.complaints.contains("--people takes numbers"))
    }
}
