import Foundation
import Testing

/// The product under load, asked to stop as a service manager asks.
@Suite struct StopTests {
    @Test("a stop answers every request that arrived and loses nothing that it accepted")
    func stop() throws {
        let data = try TemporaryFolder()
        var codes: [String: String] = [:]
        for round in 1...5 {
            let service = try RecountProcess(on: data)
            let load = SubmissionLoad(on: service.port, name: "round-\(round)", clients: 8)
            usleep(UInt32(100_000 + round * 50_000))
            service.terminate()
            #expect(try service.ending() == .exit(0))
            #expect(service.log.contains("everything that was accepted is stored"))
            for attempt in load.finish() {
                switch attempt.outcome {
                case .code(let code): codes[attempt.key] = code
                case .failure(.refused): continue
                case .failure, .status: Issue.record("round \(round): \(attempt.outcome)")
                }
            }
        }
        #expect(codes.count > 5)
        let service = try RecountProcess(on: data)
        #expect(try service.report().responses == codes.count)
        try expectAnswers(codes, in: service)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("an idle server stops at once when a client keeps its connection")
    func idle() throws {
        let service = try RecountProcess()
        let client = service.client()
        #expect(try client.get("/healthz").status == 200)
        service.terminate()
        #expect(try service.ending() == .exit(0))
        #expect(throws: HTTPClient.Failure.self) { try client.get("/healthz") }
    }
}
