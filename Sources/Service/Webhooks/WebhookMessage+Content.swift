import Store
import Values
import Webhooks

extension WebhookMessage {
    /// The message as JSON. `origin` stands before the paths of its links.
    ///
    /// Its `timestamp` is the day on which things happened, at its first second: nothing tells at which
    /// time of the day somebody was there.
    init(_ content: WebhookMessageContent, origin: String) {
        var data = content.facts
        data["day"] = .string(content.day.description)
        if let amount = content.amount { data["count"] = .integer(Int64(amount)) }
        if let path = Self.path(of: content) { data["address"] = .string(origin + path) }
        let body = JSONValue.object([
            "type": .string(content.event), "timestamp": .string("\(content.day)T00:00:00Z"),
            "data": .object(data),
        ])
        self.init(identifier: content.identifier, body: body.canonical)
    }

    /// Where that can be read of which the message tells.
    private static func path(of content: WebhookMessageContent) -> String? {
        guard case .string(let form) = content.facts["form"] else { return nil }
        switch WebhookEvent(rawValue: content.event) {
        case .releasePublished:
            guard case .integer(let serial) = content.facts["release"] else { return nil }
            return "/api/v1/results/\(form)/\(serial)"
        case .formPublished: return "/surveys/\(form)"
        case .responseReceived, .consentWithdrawn, .formClosed, nil: return nil
        }
    }
}
