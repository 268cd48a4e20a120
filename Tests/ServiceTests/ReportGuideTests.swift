import Foundation
import Testing

/// What the guide on results tells operators to type about the report.
@Suite struct ReportGuideTests {
    /// The sections with something to type.
    static let sections = ["Reading the report"]

    private static let diagnoses = ["lems", "lems", "nmt", "cms", "unsure"]

    /// What the person of that number answers, and in which language.
    private static func response(_ number: Int) -> String {
        let isLost = (number % 5 < 2) == (number % 7 < 4)
        var answers = [
            "\"adult\": true", "\"who\": \"\(number % 6 == 0 ? "child" : "self")\"",
            "\"weight\": \(50 + (number * 7) % 40)",
            "\"change\": \"\(isLost ? "lost" : "gained")\"", "\"listened\": \(number % 5 + 1)",
        ]
        if number % 10 != 1 { answers.append("\"diagnosis\": \"\(diagnoses[number % 5])\"") }
        if number % 4 == 0 {
            let story = "Small meals helped. Dr. Weber knows, call +49 30 1234567."
            answers.append("\"story\": \"\(story)\"")
        }
        return """
            {"answers": {\(answers.joined(separator: ", "))},
             "consents": {"survey": true, "stories": \(number % 2 == 0)},
             "language": "\(number % 3 == 2 ? "de" : "en")"}
            """
    }

    @Test("what an operator types to read a report")
    func report() throws {
        let service = try RecountProcess()
        let client = service.client()
        for number in 0..<60 {
            let answer = try client.post(
                WeightSurvey.responses, json: Self.response(number),
                fields: ["Idempotency-Key": "report-guide-number-\(number)"])
            #expect(answer.status == 201, "\(answer.text)")
        }
        let steps = try Self.sections.flatMap {
            try Guide("deploy/results.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 4)
        for step in steps {
            let run = try BinaryRun(
                step.arguments, environment: ["RECOUNT_DATA": "instance", "COLUMNS": "80"],
                workingFolder: service.data.url)
            #expect(try run.wait() == .exit(0), "\(run.complaints)")
            let fits = try step.fits(run.output)
            #expect(fits, "\(step.command) printed\n\(run.output)")
        }
        let page = try String(contentsOfFile: service.data.path("report.html"), encoding: .utf8)
        #expect(page.contains("for your eyes, not for publication") && page.contains("<svg"))
    }

    @Test("a fault in a filter or a cross-table is told with its place")
    func faults() throws {
        let service = try RecountProcess()
        for (options, words) in [
            (
                ["--filter", "diagnosis = lem"],
                "column 13: ‘diagnosis’ has no choice ‘lem’; did you mean"
            ),
            (["--filter", "diagnoses = lems"], "column 1: there is no question ‘diagnoses’"),
            (["--cross", "story", "who"], "‘story’ is answered by free text"),
            (["--cross", "who"], "--cross needs pairs of questions"),
            (["--quick", "--filter", "adult"], "with --quick no answer is read"),
            (["--question", "weigth"], "there is no question ‘weigth’"),
        ] {
            let run = try service.command(["report", WeightSurvey.name] + options)
            #expect(run.ending != .exit(0))
            #expect(run.complaints.contains(words), "\(run.complaints)")
            #expect(run.output.isEmpty)
        }
    }

    @Test("a page never takes the place of another file, and its owner alone can read it")
    func file() throws {
        let service = try RecountProcess()
        let path = service.data.path("mine.html")
        let command = ["report", WeightSurvey.name, "--html", path]
        #expect(try service.command(command).ending == .exit(0))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try service.command(command).complaints.contains("a file that does not exist"))
    }

    @Test("drafts stand on the pages on which they were left")
    func drafts() throws {
        let service = try RecountProcess()
        for pages in [1, 2, 2] {
            var taker = try SurveyTaker(WeightSurvey.path, by: service.client())
            for _ in 0..<pages { try taker.send(WeightSurvey.answers) }
        }
        let printed = try service.command("report", WeightSurvey.name, "--json").output
        let report = try JSONDecoder().decode(Stopped.self, from: Data(printed.utf8))
        #expect(report.drop_off.unfinished == 3 && report.drop_off.sent == 0)
        #expect(report.drop_off.pages.map(\.unfinished) == [0, 1, 2, 0, 0])
        #expect(report.drop_off.pages.map(\.reached) == [3, 3, 2, 0, 0])
    }

    private struct Stopped: Decodable {
        struct DropOff: Decodable {
            struct Page: Decodable {
                let reached: Int
                let unfinished: Int
            }

            let unfinished: Int
            let sent: Int
            let pages: [Page]
        }

        let drop_off: DropOff
    }
}
