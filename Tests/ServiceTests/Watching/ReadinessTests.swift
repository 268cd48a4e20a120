import Foundation
import GRDB
import Testing

/// What a service says to whoever distributes requests, and how it leaves.
@Suite struct ReadinessTests {
    /// Holds a database as another process does that writes for long.
    private final class Holder {
        private let queue: DatabaseQueue

        init(of service: RecountProcess) throws {
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            queue = try DatabaseQueue(
                path: service.data.path("instance/recount.sqlite"), configuration: configuration)
            try queue.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        }

        func letGo() throws { try queue.inDatabase { try $0.execute(sql: "ROLLBACK") } }
    }

    /// Sends a response and returns without an answer.
    private func submit(to service: RecountProcess) throws -> LoopbackSocket {
        let socket = try #require(LoopbackSocket(port: service.port, seconds: 10))
        let json = WeightSurvey.json(story: "Tea.")
        let head = """
            POST \(WeightSurvey.responses) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r
            Content-Length: \(json.utf8.count)\r\n\r\n
            """
        #expect(socket.send(Array((head + json).utf8)))
        return socket
    }

    @Test("a service that serves is alive and ready")
    func ready() throws {
        let service = try RecountProcess()
        let answers = try ["/healthz", "/readyz"].map { try service.client().get($0) }
        #expect(answers.map(\.status) == [200, 200])
        #expect(answers.map(\.text) == ["ok\n", "ready\n"])
        #expect(answers.allSatisfy { $0["Cache-Control"] == "no-store" })
    }

    @Test("while as many submissions wait as may wait, it is alive and not ready; then it recovers")
    func fullQueue() throws {
        let service = try RecountProcess(
            environment: ["RECOUNT_LIMITS_WAITING_SUBMISSIONS": "1"])
        let client = service.client()
        let holder = try Holder(of: service)
        // The first is being written, the second waits.
        let sockets = try (1...3).map { _ in
            defer { usleep(200_000) }
            return try submit(to: service)
        }
        #expect(eventually { (try? client.get("/readyz").status) == 503 })
        let answer = try client.get("/readyz")
        #expect(answer.text == "not ready: as many submissions wait as may wait\n")
        #expect(answer["Retry-After"] == "5")
        #expect(try client.get("/healthz").status == 200)
        try holder.letGo()
        let statuses = try sockets.map { socket in
            let answer = try #require(socket.receive())
            return String(decoding: answer.prefix(12), as: UTF8.self)
        }
        #expect(statuses == ["HTTP/1.1 201", "HTTP/1.1 201", "HTTP/1.1 503"])
        #expect(eventually { (try? client.get("/readyz").text) == "ready\n" })
    }

    @Test("while another process holds the database, it is not ready")
    func held() throws {
        let service = try RecountProcess()
        let holder = try Holder(of: service)
        let patient = HTTPClient(port: service.port, seconds: 20)
        #expect(try patient.get("/readyz").text == "not ready: the database cannot be written\n")
        try holder.letGo()
        #expect(eventually { (try? patient.get("/readyz").status) == 200 })
    }

    @Test("a stop says so first, serves on for the delay, and then ends as ever")
    func delay() throws {
        let service = try RecountProcess(environment: ["RECOUNT_DRAIN_DELAY_SECONDS": "2"])
        let begin = ContinuousClock.now
        service.terminate()
        let client = service.client()
        #expect(try eventually { try client.get("/readyz").status == 503 })
        #expect(try client.get("/readyz").text == "not ready: the service is stopping\n")
        #expect(try client.get("/healthz").status == 200)
        #expect(try WeightSurvey.send(by: client).status == 303)
        #expect(try service.ending() == .exit(0))
        #expect(begin.duration(to: .now) > .milliseconds(1_900))
        #expect(service.log.contains("everything that was accepted is stored"))
    }

    @Test("a second signal cuts the delay short")
    func impatience() throws {
        let service = try RecountProcess(environment: ["RECOUNT_DRAIN_DELAY_SECONDS": "300"])
        service.terminate()
        #expect(try eventually { try service.client().get("/readyz").status == 503 })
        service.terminate()
        #expect(try service.ending() == .exit(0))
    }
}
