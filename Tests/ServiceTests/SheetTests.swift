import Foundation
import Testing

/// Answers that are laid out by question for reports: the same reports, and nothing of anybody who left.
@Suite(.bothEngines) struct SheetTests {
    private static let survey = "weight-rare-myasthenia"

    private let data: TemporaryFolder
    /// The code of one of the first 2,048 responses.
    private let code: String

    /// More responses than one sheet holds.
    init() throws {
        data = try TemporaryFolder()
        let service = try RecountProcess(on: data)
        code = try WeightSurvey.code(by: service.client())
        try Figures.post(
            Self.survey, 2_060, seed: "sheets", to: service, noting: data.path("sent.jsonl"))
        try Self.stop(service)
    }

    private static func stop(_ service: RecountProcess) throws {
        service.terminate()
        #expect(try service.ending() == .exit(0))
    }

    private func reports(_ service: RecountProcess) throws -> [String] {
        try [
            [], ["--filter", "region = germany"], ["--question", "weight"],
            ["--cross", "diagnosis", "change", "--cross-only", "--filter", "weight < 70"],
        ].map { options in
            let report = try service.command(["report", Self.survey, "--json"] + options)
            #expect(report.ending == .exit(0), "\(report.complaints)")
            return report.output
        }
    }

    private func sheets(_ service: RecountProcess) throws -> String {
        try service.database("SELECT count(*) FROM answer_sheet")
    }

    @Test("reports are the same with sheets and without, also when one has left")
    func same() throws {
        let service = try RecountProcess(on: data)
        try service.expectSheets()
        let withSheets = try reports(service)
        #expect(try service.command("doctor").ending == .exit(0))
        _ = try service.database("DELETE FROM answer_sheet")
        #expect(try reports(service) == withSheets)
        #expect(withSheets[0].contains(#""responses":2061"#))
        try Self.stop(service)
        let again = try RecountProcess(on: data)
        try again.expectSheets()
        #expect(try again.command("erase", code).ending == .exit(0))
        #expect(try sheets(again) == "0")
        #expect(try reports(again)[0].contains(#""responses":2060"#))
        try Self.stop(again)
        let last = try RecountProcess(on: data)
        try last.expectSheets()
        #expect(try reports(last)[0].contains(#""responses":2060"#))
        #expect(try last.command("doctor").ending == .exit(0))
    }

    @Test("doctor finds a sheet that tells of somebody who left, or does not open")
    func doctor() throws {
        let service = try RecountProcess(on: data)
        try service.expectSheets()
        let onServer = JourneyEngine.current == .postgresql
        _ = try service.database(
            "DROP TRIGGER answer_sheet_ends" + (onServer ? " ON response" : ""))
        #expect(try service.command("erase", code).ending == .exit(0))
        let told = try service.command("doctor")
        #expect(told.ending == .exit(1))
        #expect(
            told.output.contains("‘\(Self.survey)’ from response number 1 on is not what was"))
        _ = try service.database("UPDATE answer_sheet SET answers = texts")
        #expect(try service.command("doctor").ending == .exit(1))
        let report = try service.command("report", Self.survey)
        #expect(report.ending == .exit(1) && report.output.isEmpty)
        #expect(report.complaints.contains("‘answer_sheet.answers’ does not open with this key"))
        #expect(report.complaints.contains("run: recount doctor"))
        _ = try service.database("DELETE FROM answer_sheet")
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test(
        "no file holds a sheet or its key when one of its people is erased, and no backup ever",
        .onFile)
    func forgotten() throws {
        let service = try RecountProcess(on: data)
        try service.expectSheets()
        let values = try ["content_key", "substr(answers, 1, 64)"].map { column in
            let digits = try service.database(
                "SELECT hex(\(column)) FROM answer_sheet ORDER BY length(answers) DESC LIMIT 1")
            return try #require(Data(hexadecimal: digits))
        }
        #expect(values.map(\.count) == [60, 64])
        for value in values { #expect(try holds(value, in: "instance")) }
        #expect(try service.command("backup", data.path("earlier")).ending == .exit(0))
        for value in values { #expect(try !holds(value, in: "earlier")) }
        #expect(try service.command("erase", code).ending == .exit(0))
        let isGone = try eventually { try !values.contains { try holds($0, in: "instance") } }
        #expect(isGone)
    }

    private func holds(_ value: Data, in folder: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: data.path(folder)).contains { name in
            try Data(contentsOf: data.url.appending(path: "\(folder)/\(name)")).range(of: value)
                != nil
        }
    }
}

extension Data {
    fileprivate init?(hexadecimal text: String) {
        let digits = Array(text)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        guard bytes.count * 2 == digits.count else { return nil }
        self.init(bytes)
    }
}
