import Foundation
import Testing

/// The product under load, asked to stop as a service manager asks.
@Suite struct StopTests {
    @Test(
        "a stop answers every request that arrived and loses nothing that it accepted",
        arguments: [true, false])
    func stop(keepConnections: Bool) throws {
        let data = try TemporaryFolder()
        var promises = Promises()
        for round in 1...5 {
            let service = try RecountProcess(on: data)
            let load = SubmissionLoad(
                on: service.port, name: "round-\(round)", clients: 8,
                keepConnections: keepConnections)
            usleep(UInt32(100_000 + round * 50_000))
            service.terminate()
            #expect(try service.ending() == .exit(0))
            #expect(service.log.contains("everything that was accepted is stored"))
            promises.note(load.finish())
            #expect(promises.unanswered == [])
            #expect(promises.withdrawing == [])
        }
        #expect(promises.codes.count > 5)
        let service = try RecountProcess(on: data)
        try promises.expectKept(by: service)
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
