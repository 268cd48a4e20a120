import Foundation
import Testing
import WebhookSink

/// What happens here, as programs of others hear of it.
@Suite struct WebhookTests {
    private struct Receipt: Decodable {
        let code: String
    }

    private func answer(
        _ client: HTTPClient, story: String, key: String = UUID().uuidString
    ) throws -> String {
        let answer = try client.post(
            WeightSurvey.responses, json: WeightSurvey.json(story: story),
            fields: ["Idempotency-Key": key])
        return try answer.json(Receipt.self).code
    }

    private func expect(_ count: Int, in sink: WebhookSink) throws -> [SunkMessage] {
        eventually { (try? sink.messages.count >= count) ?? false }
        let messages = try sink.messages
        try #require(messages.count == count)
        return messages
    }

    @Test(
        "responses, ends of consents, publications and results are told, signed and without a person"
    )
    func journey() throws {
        let sink = try WebhookService.sink()
        let survey = try ReleasedSurvey(people: 76, environment: WebhookService.environment)
        let service = survey.service
        try service.addWebhook(to: sink.address)
        let story = Canary(name: "story", text: "Kanarienvogel von Zimmer 7301")
        let code = try answer(survey.client, story: story.text)
        let first = try #require(try expect(1, in: sink).first)
        let today = try WebhookBody(first).data.day
        #expect(
            try WebhookBody(first).data
                == .init(
                    form: WeightSurvey.name, version: WeightSurvey.version, release: nil,
                    day: today, count: 1, address: nil))
        try survey.withdraw(code)
        _ = try expect(2, in: sink)
        try survey.planShortly()
        _ = try survey.make()
        _ = try expect(3, in: sink)
        #expect(try service.command("form", "close", WeightSurvey.name).ending == .exit(0))
        let messages = try expect(4, in: sink)
        let bodies = try messages.map(WebhookBody.init)
        #expect(
            bodies.map(\.type) == [
                "response.received", "consent.withdrawn", "release.published", "form.closed",
            ])
        #expect(
            bodies[2].data.address
                == "\(WebhookService.origin)/api/v1/results/\(WeightSurvey.name)/1")
        #expect(bodies[2].data.release == 1)
        #expect(messages.allSatisfy { $0.isGenuine == true })
        #expect(messages.flatMap(\.faults) == [])
        #expect(Set(messages.map(\.identifier)).count == 4)
        try expectNoPerson(in: messages, [story, Canary(name: "code", text: code)])
        for body in bodies { #expect(body.timestamp == "\(today)T00:00:00Z") }
    }

    /// Nothing that was typed or handed out stands in a message, nor any time of the day.
    private func expectNoPerson(in messages: [SunkMessage], _ secrets: [Canary]) throws {
        let codes =
            secrets
            + secrets.map {
                Canary(name: "\($0.name) without hyphens", text: $0.text.replacing("-", with: ""))
            }
        for message in messages {
            let whole = "\(message.fields) \(message.body)"
            for secret in codes { #expect(secret.traces(in: Data(whole.utf8)).isEmpty) }
            let keys = message.body.matches(of: /"([a-z]+)":/).map { String($0.output.1) }
            #expect(
                Set(keys).isSubset(of: [
                    "type", "timestamp", "data", "form", "version", "day", "count", "release",
                    "address",
                ]))
        }
    }

    @Test(
        "what people do is told on the next day, by its number, unless an operator wants otherwise")
    func gathering() throws {
        let sink = try WebhookSink()
        let service = try RecountProcess(environment: WebhookService.environment)
        try service.addWebhook(to: sink.address, gather: 1_440)
        for number in 1...3 { _ = try answer(service.client(), story: "Tea \(number).") }
        let shown = try service.command("webhook", "show", "archive").output
        #expect(shown.contains("response.received  gathering"))
        #expect(shown.contains("count=3"))
        usleep(1_500_000)
        #expect(try sink.messages.isEmpty)
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let later = try RecountProcess(
            on: service.data, later: "+25h", environment: WebhookService.environment)
        let told = try #require(try expect(1, in: sink).first)
        #expect(try WebhookBody(told).data.count == 3)
        eventually {
            (try? later.command("webhook", "list").output.contains("0 waiting  1 sent")) ?? false
        }
        #expect(try sink.messages.count == 1)
    }

    @Test("a message in vain comes again under its identifier, and is signed anew")
    func repetition() throws {
        let sink = try WebhookService.sink(manner: .answerFirst(500, count: 1))
        let service = try RecountProcess(environment: WebhookService.environment)
        try service.addWebhook(to: sink.address)
        _ = try answer(service.client(), story: "Tea.")
        let messages = try expect(2, in: sink)
        #expect(Set(messages.map(\.identifier)).count == 1)
        #expect(Set(messages.map(\.body)).count == 1)
        #expect(messages.allSatisfy { $0.isGenuine == true })
        let times = messages.compactMap { $0.fields["webhook-timestamp"].flatMap { Int($0) } }
        #expect(times[1] - times[0] >= 4)
        #expect(service.log.contains("a message to a webhook is tried again later"))
        #expect(!service.log.contains(String(sink.port)))
    }

    @Test("whoever is gone is told nothing more, until an operator resumes it")
    func gone() throws {
        let folder = try TemporaryFolder()
        let sink = try WebhookService.sink(
            manner: .answerFirst(410, count: 1), at: folder.url.appending(path: "kept"))
        let service = try RecountProcess(environment: WebhookService.environment)
        try service.addWebhook(to: sink.address)
        _ = try answer(service.client(), story: "Tea.")
        eventually {
            (try? service.command("webhook", "list").output.contains("archive  gone")) ?? false
        }
        let examined = try service.command("doctor")
        #expect(examined.output.contains("the webhook ‘archive’ wants nothing any more"))
        _ = try answer(service.client(), story: "Coffee.")
        #expect(try service.webhook("resume", "archive").ending == .exit(0))
        let again = try service.webhook("replay", "archive", "--since", "2026-01-01", "--lost")
        #expect(again.output == "1 message is due now; the server posts them\n")
        let messages = try expect(2, in: sink)
        #expect(Set(messages.map(\.identifier)).count == 1)
    }

    @Test("a secret is changed while messages go on, and none is refused")
    func rotation() throws {
        let service = try RecountProcess(environment: WebhookService.environment)
        let old = try WebhookService.sink()
        try service.addWebhook(to: old.address)
        let told = try service.webhook("rotate", "archive")
        let new = try #require(told.output.firstMatch(of: /secret  (whsec_\S+)/)).output.1
        let sinks = [old, try WebhookSink(secret: String(new))]
        for sink in sinks {
            #expect(
                try service.webhook("resume", "archive", "--url", sink.address).ending == .exit(0))
            #expect(try service.webhook("test", "archive").ending == .exit(0))
            #expect(try sink.messages.map(\.isGenuine) == [true])
            #expect(try sink.messages.flatMap(\.faults) == [])
        }
        #expect(try service.webhook("rotate", "archive", "--hours", "0").ending == .exit(0))
        #expect(try service.webhook("test", "archive").ending == .exit(0))
        #expect(try sinks[1].messages.map(\.isGenuine) == [true, false])
        #expect(try service.webhook("show", "archive").output.contains("secrets  1\n"))
    }

    @Test("nothing on this machine hears anything that the operator did not allow")
    func networks() throws {
        let sink = try WebhookSink()
        let service = try RecountProcess()
        try service.addWebhook(to: sink.address)
        let told = try service.command("webhook", "test", "archive")
        #expect(told.ending == .exit(1))
        #expect(
            told.complaints
                == "Error: the message did not arrive: the network is not allowed; see "
                + "webhooks.networks; look at the receiver, and try again\n")
        _ = try answer(service.client(), story: "Tea.")
        eventually {
            (try? service.command("webhook", "show", "archive").output)?
                .contains("the network is not allowed") ?? false
        }
        #expect(try sink.messages.isEmpty)
    }
}
