import Foundation
import Testing

/// What the guide on watching tells.
@Suite struct MonitoringGuideTests {
    /// The sections with something to type.
    static let sections = ["Alive and ready", "Numbers"]
    private static let path = "deploy/monitoring.md"

    private func page() throws -> String {
        try String(contentsOf: repository.appending(path: Self.path), encoding: .utf8)
    }

    @Test("what it tells to ask gets the answers that it shows")
    func questions() throws {
        let service = try WatchedService()
        let steps = try Self.sections.flatMap {
            try Guide(Self.path, section: $0).consoles.joined()
        }
        #expect(steps.count == 3)
        for step in steps {
            let address = try #require(URL(string: step.arguments.last ?? ""))
            let client = address.port == 8080 ? service.client : service.watcher
            let answer = try client.get(address.path)
            let fits = try step.fits(answer.text)
            #expect(fits, "\(step.command) answered\n\(answer.text)")
        }
    }

    @Test("the setting that it shows is one")
    func listening() throws {
        let part = try #require(Guide(Self.path, section: "Numbers").texts("json").first)
        let folder = try TemporaryFolder()
        let file = try folder.write("{\(part)}", to: "recount.json")
        let shown = try CommandLineTool.run(["config", "--set", "--config", file])
        #expect(shown.output.contains(/(?m)^metrics\.listen[ ]+127\.0\.0\.1:9464\s/), "\(shown)")
    }

    @Test("a line of the log looks as it shows", arguments: zip(["json", "logfmt"], [0, 1]))
    func log(format: String, line: Int) throws {
        let shown = try Guide(Self.path, section: "The log").texts().joined()
            .split(separator: "\n")
        try #require(shown.count == 2)
        let service = try RecountProcess(
            environment: ["RECOUNT_LOG_LEVEL": "info", "RECOUNT_LOG_FORMAT": format])
        _ = try service.client().get(WeightSurvey.path)
        var written: Substring?
        eventually {
            written = service.log.split(separator: "\n").first { $0.contains("GET /surveys/:form") }
            return written != nil
        }
        #expect(Self.withoutMoment(try #require(written)) == Self.withoutMoment(shown[line]))
    }

    /// A line of the log without what differs from one to the next.
    private static func withoutMoment(_ line: Substring) -> String {
        String(line).replacing(/[0-9-]{10}T[0-9:.]{12}Z/, with: "TIME")
            .replacing(/(milliseconds"?[:=]"?)[0-9]+/) { "\($0.output.1)N" }
            .replacing(/(request"?[:=]"?)[0-9a-z]{13}/) { "\($0.output.1)NAME" }
    }

    @Test("it explains every metric, and none that there is not")
    func metrics() throws {
        let known = try WatchedService().metrics().names
        let cells = try page().matches(of: /(?m)^\| (`[^|]+) \|/).map { String($0.output.1) }
        let explained = cells.flatMap { cell -> [String] in
            let names = cell.matches(of: /`([^`]+)`/).map { String($0.output.1) }
            return names.map { $0.hasPrefix("…") ? (names.first ?? "") + $0.dropFirst() : $0 }
        }
        .filter { $0.hasPrefix("recount_") }
        #expect(Set(explained) == known.filter { !$0.hasPrefix("process_") })
    }

    @Test("Prometheus takes the configuration that it shows")
    func configuration() throws {
        let blocks = try Guide(Self.path, section: "Prometheus, alerts and a dashboard").files
        let folder = try TemporaryFolder()
        let file = try folder.write(try #require(blocks.first), to: "prometheus.yml")
        let rules = try String(
            contentsOf: repository.appending(path: "deploy/recount.rules.yml"), encoding: .utf8)
        _ = try folder.write(rules, to: "recount.rules.yml")
        let (isSound, words) = try Promtool.run(["check", "config", file])
        #expect(isSound, "\(words)")
        #expect(words.contains("18 rules found"))
    }
}
