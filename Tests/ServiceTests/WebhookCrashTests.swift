import Foundation
import Testing
import WebhookSink

/// Messages to a webhook, with servers and receivers that are killed again and again without a warning.
@Suite struct WebhookCrashTests {
    private static let rounds = 15

    @Test(
        "every response and every end of a consent is told, and what comes twice has one identifier"
    )
    func kill() throws {
        let (data, kept) = (try TemporaryFolder(), try TemporaryFolder())
        let folder = kept.url.appending(path: "kept")
        var sink = try WebhookService.sink(at: folder)
        let port = sink.port
        var promises = Promises()
        for round in 1...Self.rounds {
            let service = try RecountProcess(on: data, environment: WebhookService.environment)
            if round == 1 { try service.addWebhook(to: sink.address) }
            promises.askAgain(service)
            let load = SubmissionLoad(on: service.port, name: "round-\(round)", clients: 2)
            usleep(UInt32(200_000 + round * 97_000 % 700_000))
            // The receiver goes in the middle of it, and is back in the next round.
            if round % 3 == 0 { sink.stop() }
            usleep(UInt32(round * 37_000 % 200_000))
            service.kill()
            promises.note(load.finish())
            if round % 3 == 0 { sink = try WebhookService.sink(port: port, at: folder) }
        }
        let service = try RecountProcess(on: data, environment: WebhookService.environment)
        promises.askAgain(service)
        // A server that was killed leaves a message to whose lease is over.
        eventually(within: 60) {
            (try? service.command("webhook", "list").output.contains("  0 waiting  ")) ?? false
        }
        try promises.expectKept(by: service)
        try expectAll(in: sink, of: promises)
        #expect(try service.webhook("show", "archive", "--lost").output.contains("lost") == false)
    }

    /// The numbers of all messages, each counted once, are those of what was acknowledged.
    private func expectAll(in sink: WebhookSink, of promises: Promises) throws {
        let messages = try sink.messages
        #expect(messages.allSatisfy { $0.isGenuine == true })
        let byIdentifier = Dictionary(grouping: messages, by: \.identifier)
        for (_, same) in byIdentifier { #expect(Set(same.map(\.body)).count == 1) }
        let bodies = try byIdentifier.values.compactMap(\.first).map(WebhookBody.init)
        func sum(_ type: String) -> Int {
            bodies.filter { $0.type == type }.compactMap(\.data.count).reduce(0, +)
        }
        #expect(sum("response.received") == promises.codes.count)
        #expect(sum("consent.withdrawn") == promises.withdrawn.count)
        #expect(byIdentifier.count >= Self.rounds)
        #expect(promises.withdrawn.count >= Self.rounds)
    }
}
