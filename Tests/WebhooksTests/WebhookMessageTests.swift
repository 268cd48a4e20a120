import Foundation
import Testing
import Values

@testable import Webhooks

@Suite struct WebhookMessageTests {
    private static let now = Moment(seconds: 1_614_265_330)

    private func fields(_ secrets: [WebhookSecret]) -> [String: String] {
        let message = WebhookMessage(
            identifier: "msg_p5jXN8AQM9LWM0D4loKWxJek", body: Array(#"{"test": 2432232314}"#.utf8))
        return Dictionary(
            message.fields(at: Self.now, secrets: secrets).map { ($0.name, $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The example of the specification's own libraries.
    @Test func `a message is signed as the specification's example is`() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let fields = fields([secret])
        #expect(fields["webhook-id"] == "msg_p5jXN8AQM9LWM0D4loKWxJek")
        #expect(fields["webhook-timestamp"] == "1614265330")
        #expect(
            fields["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        #expect(fields["Content-Type"] == "application/json")
    }

    @Test func `each secret signs, with spaces between`() throws {
        let secrets = [WebhookSecret.generate(.system), .generate(.system)]
        let both = try #require(fields(secrets)["webhook-signature"])
        let each = secrets.compactMap { fields([$0])["webhook-signature"] }
        #expect(both.split(separator: " ").map(String.init) == each)
        #expect(Set(each).count == 2)
    }

    @Test func `an identifier with a full stop is a defect`() async {
        await #expect(processExitsWith: .failure) {
            _ = WebhookMessage(identifier: "msg.1", body: [])
        }
    }
}
