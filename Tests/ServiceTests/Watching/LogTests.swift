import Foundation
import Logging
import Service
import Testing

/// Lines of the log, for people and for programs.
@Suite struct LogTests {
    private static let record = LogRecord(
        at: Date(timeIntervalSince1970: 1_795_000_000.25), level: .error,
        message: "a \"request\"\nfailed",
        metadata: ["why": "x = y", "empty": "", "equals": "x=y", "plain": "/a:b", "time": "mine"])

    @Test("a line of JSON is one object, with the fields of every line first")
    func json() throws {
        #expect(
            String(decoding: JSONLogLine.text(of: Self.record), as: UTF8.self) == #"""
                {"time":"2026-11-18T11:06:40.250Z","level":"error","message":"a \"request\"\nfailed","empty":"","equals":"x=y","plain":"/a:b","time_":"mine","why":"x = y"}

                """#)
    }

    @Test("a line of logfmt puts what could be misread into quotes")
    func logfmt() {
        #expect(
            String(decoding: LogfmtLine.text(of: Self.record), as: UTF8.self) == #"""
                time=2026-11-18T11:06:40.250Z level=error message="a \"request\"\nfailed" empty="" equals="x=y" plain=/a:b time_=mine why="x = y"

                """#)
    }

    private struct Line: Decodable {
        let time: String
        let level: String
        let message: String
        let request: String?
        let status: String?
    }

    private struct Problem: Decodable {
        let requestId: String
    }

    @Test("an answer, its problem report and its line in the log bear one name")
    func identifier() throws {
        let service = try RecountProcess(environment: [
            "RECOUNT_LOG_FORMAT": "json", "RECOUNT_LOG_LEVEL": "info",
            "RECOUNT_LIMITS_TRUSTED_PROXIES": "1",
        ])
        let client = service.client()
        let own = try client.get("/api/v1/forms/nothing")
        let name = try #require(own["X-Request-Id"])
        #expect(try own.json(Problem.self).requestId == name)
        let proxied = try client.get(
            "/api/v1/forms/nothing", fields: ["X-Request-Id": "from-the-proxy.1"])
        #expect(proxied["X-Request-Id"] == "from-the-proxy.1")
        #expect(try proxied.json(Problem.self).requestId == "from-the-proxy.1")
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let lines = try service.log.split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        let requests = lines.filter { $0.message == "GET /api/v1/forms/:form" }
        #expect(requests.map(\.request) == [name, "from-the-proxy.1"])
        #expect(requests.map(\.status) == ["404", "404"])
        #expect(lines.last?.message == "stopped; everything that was accepted is stored")
    }

    @Test("whoever is no proxy cannot name a request")
    func stranger() throws {
        let service = try RecountProcess(environment: ["RECOUNT_LOG_LEVEL": "info"])
        let answer = try service.client().get("/", fields: ["X-Request-Id": "wombatname"])
        let name = try #require(answer["X-Request-Id"])
        #expect(name != "wombatname")
        #expect(eventually { service.log.contains("request=\(name)") })
        #expect(!service.log.contains("wombatname"))
    }

    @Test("the log says nothing of requests unless it is asked to")
    func silence() throws {
        let service = try RecountProcess(environment: ["RECOUNT_LOG_FORMAT": "logfmt"])
        for path in ["/", "/nowhere", WeightSurvey.path] { _ = try service.client().get(path) }
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let lines = service.log.split(separator: "\n")
        #expect(lines.count >= 2)
        for line in lines {
            let isNotice = line.firstMatch(of: /^time=[0-9T:.-]+Z level=notice message=/) != nil
            #expect(isNotice, "\(line)")
        }
    }

    @Test("a format that there is not is named")
    func unknown() throws {
        let result = try CommandLineTool.run(
            ["--data", "nowhere", "serve"], environment: ["RECOUNT_LOG_FORMAT": "xml"])
        let fault = "‘log.format’ (RECOUNT_LOG_FORMAT) is ‘xml’, but must be text, json or logfmt"
        #expect(result.complaints.contains(fault))
        #expect(result.ending == .exit(1))
    }
}
