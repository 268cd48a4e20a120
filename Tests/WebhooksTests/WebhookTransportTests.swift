import Foundation
import Testing
import Values
import WebhookSink

@testable import Webhooks

/// Messages to real receivers, which take them or fail in every way that receivers do.
@Suite struct WebhookTransportTests {
    private static let loopback = ["127.0.0.0/8", "::1"].compactMap { NetworkRange($0) }
    private let secret = WebhookSecret.generate(.system)

    private func post(
        to address: String, _ secrets: [WebhookSecret]? = nil, seconds: Int = 20,
        own: [NetworkRange] = loopback, certificateFile: String? = nil
    ) throws -> PostOutcome {
        let transport = WebhookTransport(
            policy: ReachPolicy(own: own), seconds: seconds, certificateFile: certificateFile)
        let message = WebhookMessage(identifier: "msg_1", body: Array(#"{"type":"ping"}"#.utf8))
        return transport.post(
            message, to: try #require(WebhookAddress(address)), secrets: secrets ?? [secret],
            at: WallClock.system.now)
    }

    @Test func `a message arrives whole, and others find its signature genuine`() throws {
        let sink = try WebhookSink(secret: secret.text)
        #expect(try post(to: sink.address) == .answered(status: 204, retryAfter: nil))
        let message = try #require(try sink.messages.first)
        #expect(message.isGenuine == true)
        #expect(message.body == #"{"type":"ping"}"#)
        #expect(message.identifier == "msg_1")
        #expect(message.fields["content-type"] == "application/json")
        #expect(message.fields["expect"] == nil)
    }

    @Test func `while a secret is changed, whoever has either finds it genuine, and nobody else`()
        throws
    {
        let (new, other) = (WebhookSecret.generate(.system), WebhookSecret.generate(.system))
        for (known, isGenuine) in [(secret, true), (new, true), (other, false)] {
            let sink = try WebhookSink(secret: known.text)
            #expect(try post(to: sink.address, [new, secret]).isDelivered)
            #expect(try sink.messages.map(\.isGenuine) == [isGenuine])
        }
    }

    @Test func `an encrypted receiver is believed by its certificate alone`() throws {
        let sink = try WebhookSink(certificateFor: "localhost")
        #expect(try post(to: sink.address) == .failed(.certificateRefused))
        #expect(try post(to: sink.address, certificateFile: sink.certificateFile).isDelivered)
        let stranger = try WebhookSink(certificateFor: "example.org")
        #expect(
            try post(to: stranger.address, certificateFile: stranger.certificateFile)
                == .failed(.certificateRefused))
        #expect(
            try post(to: sink.address, certificateFile: "/nowhere")
                == .failed(.certificateFileUnusable))
        #expect(try sink.messages.count == 1)
        #expect(try stranger.messages.isEmpty)
    }

    @Test(arguments: [
        (WebhookSink.Manner.answer(500), PostOutcome.answered(status: 500, retryAfter: nil)),
        (.answer(404), .answered(status: 404, retryAfter: nil)),
        (.answer(200), .answered(status: 200, retryAfter: nil)),
        (
            .answer(503, fields: ["Retry-After: 120"]),
            .answered(status: 503, retryAfter: 120)
        ),
        (.loss, .failed(.connectionLost)),
        (.silence, .failed(.timedOut)),
        // Whoever has said that it took the message may say no more in time.
        (.slowBody, .answered(status: 200, retryAfter: nil)),
        (.endlessBody, .answered(status: 200, retryAfter: nil)),
    ])
    func `what a receiver does is told apart`(
        manner: WebhookSink.Manner, outcome: PostOutcome
    ) throws {
        let sink = try WebhookSink(manner: manner)
        let start = ContinuousClock.now
        #expect(try post(to: sink.address, seconds: 1) == outcome)
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(try sink.messages.count == 1)
    }

    @Test func `410 ends a webhook, and no other status does`() throws {
        for (status, isGone) in [(410, true), (404, false)] {
            let sink = try WebhookSink(manner: .answer(status))
            #expect(try post(to: sink.address).isGone == isGone)
            #expect(try sink.messages.count == 1)
        }
    }

    @Test func `a redirection is not followed`() throws {
        let other = try WebhookSink()
        let sink = try WebhookSink(manner: .redirect(to: other.address))
        #expect(try post(to: sink.address) == .answered(status: 307, retryAfter: nil))
        #expect(try other.messages.isEmpty)
    }

    @Test func `nobody at home is told apart`() throws {
        let sink = try WebhookSink()
        let address = sink.address
        sink.stop()
        #expect(try post(to: address) == .failed(.unreachable))
        #expect(try post(to: "https://nowhere.invalid/") == .failed(.nameUnknown))
    }

    /// The name is looked up before the address is judged, so that no name leads around the rule.
    @Test(arguments: ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f000001", "127.1"])
    func `a network that is not allowed hears nothing, whatever it is called`(host: String) throws {
        let sink = try WebhookSink()
        for scheme in ["http", "https"] {
            let address = "\(scheme)://\(host):\(sink.port)/hook"
            #expect(try post(to: address, own: []) == .failed(.notAllowed))
        }
        #expect(try sink.messages.isEmpty)
    }
}
