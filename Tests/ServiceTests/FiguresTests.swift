import Foundation
import Testing

/// Every figure of a report, against one that was worked out anew from the answers as they were sent.
///
/// `RECOUNT_RESPONSES=10000` in the environment asks for more than the 2,400 of each survey.
@Suite(.timeLimit(.minutes(20)))
struct FiguresTests {
    private static let weight = "weight-rare-myasthenia"

    private let responses =
        ProcessInfo.processInfo.environment["RECOUNT_RESPONSES"].flatMap(Int.init) ?? 2_400
    private let data: TemporaryFolder

    init() throws {
        data = try TemporaryFolder()
    }

    @Test("each figure equals the one that pandas and SciPy find, in filters and cross-tables too")
    func demonstration() throws {
        try serve { try post(Self.weight, version: 1, responses / 2, seed: "early", to: $0) }
        try serve(later: "+40d") {
            try post(Self.weight, version: 1, responses - responses / 2, seed: "late", to: $0)
        }
        try judge(Self.weight, least: 1_100)
        // And again with most of the answers laid out by question.
        try serve { try $0.expectSheets() }
        try judge(Self.weight, least: 1_100)
    }

    @Test("grids, rankings, dates, scores and an earlier version are counted like that too")
    func kinds() throws {
        try serve { service in
            try publish("figures.yaml", on: service)
            try post("figures", version: 1, responses / 2, seed: "first", to: service)
            #expect(try service.command("form", "close", "figures").ending == .exit(0))
            try publish("figures-2.yaml", on: service)
            try post("figures", version: 2, responses - responses / 2, seed: "second", to: service)
        }
        try judge("figures", least: 1_700)
        try serve { try $0.expectSheets() }
        try judge("figures", least: 1_700)
    }

    @Test("the counts that are kept up tell the same as the answers themselves")
    func quick() throws {
        try serve { service in
            try post(Self.weight, version: 1, 200, seed: "quick", to: service)
            let (quick, full) = (
                try service.command("report", Self.weight, "--json", "--quick"),
                try service.command("report", Self.weight, "--json")
            )
            let decoder = JSONDecoder()
            let reports = try [quick, full].map {
                try decoder.decode(PrintedReport.self, from: Data($0.output.utf8))
            }
            #expect(reports[0].responses == 200 && reports[1].responses == 200)
            #expect(reports[0].questions.map(\.id) == reports[1].questions.map(\.id))
            #expect(reports[0].questions.map(\.answered) == reports[1].questions.map(\.answered))
            let counts = reports.map { $0.questions.map { $0.counts.map(\.count) } }
            #expect(counts[0] == counts[1])
            #expect(counts[0].joined().reduce(0, +) > 1_000)
        }
    }

    // MARK: - Steps

    private func serve(
        later time: String? = nil, _ action: (RecountProcess) throws -> Void
    ) throws {
        let service =
            try time.map { try RecountProcess(on: data, later: $0) } ?? RecountProcess(on: data)
        try action(service)
        service.terminate()
        #expect(try service.ending() == .exit(0))
    }

    private func publish(_ file: String, on service: RecountProcess) throws {
        let path = Figures.folder.appending(path: file).path
        let published = try service.command("form", "publish", path)
        #expect(published.ending == .exit(0), "\(published.complaints)")
        let version = try #require(published.output.firstMatch(of: /[0-9]+\.0\.0/)).output
        let isThere = try eventually {
            try service.client().get("/api/v1/forms/figures").text.contains("\"\(version)\"")
        }
        #expect(isThere)
    }

    private func post(
        _ survey: String, version: Int, _ count: Int, seed: String, to service: RecountProcess
    ) throws {
        try Figures.post(
            survey, version: version, count, seed: seed, to: service,
            noting: data.path("\(survey).jsonl"))
    }

    private func judge(_ survey: String, least: Int) throws {
        let judged = try Figures.run(
            "judge", BinaryRun.built.path, data.path("instance"), survey,
            data.path("\(survey).jsonl"))
        #expect(judged.ending == .exit(0), "\(judged.complaints)")
        let last = try #require(
            judged.output.firstMatch(of: /compared ([0-9]+), wrong ([0-9]+)\n$/))
        #expect(last.output.2 == "0", "\(judged.output)")
        #expect((Int(last.output.1) ?? 0) >= least, "\(last.output.0)")
    }
}
