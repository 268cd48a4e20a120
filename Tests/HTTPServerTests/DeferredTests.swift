import Dispatch
import Glibc
import HTTPServer
import HTTPTypes
import Synchronization
import Testing

@Suite("Deferred answers", .timeLimit(.minutes(10)))
struct DeferredTests {
    /// Keeps completions until a test wants them.
    final class Holder: Sendable {
        private let held = Mutex<[Completion]>([])
        var count: Int { held.withLock { $0.count } }
        func hold(_ completion: Completion) { held.withLock { $0.append(completion) } }
        func release() { held.withLock { $0.removeAll() } }
        func complete() {
            let completions = held.withLock { held in
                defer { held = [] }
                return held
            }
            completions.forEach { $0.complete(with: .text(.ok, "at last")) }
        }
    }

    let holder = Holder()
    let fixture: Fixture

    init() throws {
        fixture = try Fixture(routes: { [holder] router in
            router.on(.get, "/held") { _ in .deferred { holder.hold($0) } }
            router.on(.get, "/inline") { _ in
                .deferred { $0.complete(with: .text(.ok, "before return")) }
            }
            router.on(.get, "/dropped") { _ in .deferred { _ in } }
        })
    }

    static func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n" }

    @Test("10,000 answers from other threads reach the right client over 32 connections")
    func many() throws {
        let clients = try (0..<32).map { _ in try fixture.client() }
        for round in 0..<313 {
            for (index, client) in clients.enumerated() {
                client.send(ServerTests.post("/later", "\(round) \(index)"))
            }
            for (index, client) in clients.enumerated() {
                #expect(client.answer()?.text == "\(round) \(index)")
            }
        }
        #expect(fixture.server.deferredAnswers == 0)
    }

    @Test("a completion may come before its handler returns")
    func inline() throws {
        let client = try fixture.client()
        for _ in 0..<500 {
            #expect(client.ask(Self.get("/inline"))?.text == "before return\n")
        }
    }

    @Test("a dropped completion becomes a 500")
    func dropped() throws {
        let client = try fixture.client()
        #expect(client.ask(Self.get("/dropped"))?.status == 500)
        #expect(client.ask(Self.get("/"))?.status == 200)
    }

    @Test("a deferred answer holds no thread")
    func noThread() throws {
        let waiting = try (0..<100).map { _ in try fixture.client() }
        waiting.forEach { $0.send(Self.get("/held")) }
        #expect(eventually { holder.count == 100 })
        #expect(fixture.server.deferredAnswers == 100)
        #expect(try fixture.client().ask(Self.get("/"))?.status == 200)
        holder.complete()
        #expect(waiting.allSatisfy { $0.answer()?.text == "at last\n" })
    }

    @Test("a client that leaves while its answer is deferred does no harm")
    func clientLeaves() throws {
        for _ in 0..<50 {
            try fixture.client().send(Self.get("/held"))
        }
        #expect(eventually { holder.count == 50 })
        holder.complete()
        #expect(eventually { fixture.server.openConnections == 0 })
    }

    @Test("a stop answers what is deferred with 503, and a later completion is ignored")
    func stop() throws {
        let waiting = try (0..<20).map { _ in try fixture.client() }
        waiting.forEach { $0.send(Self.get("/held")) }
        #expect(eventually { holder.count == 20 })
        fixture.server.drainAndStop(within: .milliseconds(100))
        for client in waiting {
            let answer = client.answer()
            #expect(answer?.status == 503)
            #expect(answer?.field("Retry-After") == "5")
            #expect(client.isClosed)
        }
        holder.complete()
    }

    @Test("a stop waits for the answers that come in time")
    func drain() throws {
        let client = try fixture.client()
        client.send(Self.get("/held"))
        #expect(eventually { holder.count == 1 })
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(200)) { [holder] in
            holder.complete()
        }
        fixture.server.drainAndStop(within: .seconds(20))
        #expect(client.answer()?.text == "at last\n")
    }

    @Test("a stop under load neither aborts nor hangs", arguments: 1..<6)
    func stopUnderLoad(round: Int) throws {
        let clients = try (0..<40).map { _ in try fixture.client() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(30 * round)) {
            [server = fixture.server] in server.drainAndStop(within: .milliseconds(5))
        }
        var answers = 0
        for index in 0..<4_000 {
            let client = clients[index % clients.count]
            let target = index % 7 == 0 ? "/held" : "/inline"
            guard client.send(Self.get(target)) else { continue }
            if target == "/inline", client.answer() != nil { answers += 1 }
        }
        #expect(answers > 0)
    }

    @Test("a second completion stops the program")
    func twice() async {
        await #expect(processExitsWith: .failure) {
            let fixture = try Fixture(routes: { router in
                router.on(.get, "/twice") { _ in
                    .deferred { completion in
                        completion.complete(with: .text(.ok, "once"))
                        completion.complete(with: .text(.ok, "twice"))
                    }
                }
            })
            _ = try fixture.client().ask(DeferredTests.get("/twice"))
            exit(EXIT_SUCCESS)
        }
    }
}
