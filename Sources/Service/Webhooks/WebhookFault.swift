package import Values
package import Webhooks

/// Why something could not be done with a webhook.
package enum WebhookFault: Error, Hashable, Sendable {
    case faultyName(String)
    case taken(WebhookName)
    case unknown(String)
    case faultyAddress(String)
    case faultySecret
    case unknownEvent(String)
    case unknownForm(String)
    case unknownMessage(String)
    case notDelivered(PostOutcome)
}

extension WebhookFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .faultyName(let text):
            "‘\(text)’ is no name; take small letters, digits and hyphens, such as ‘archive’"
        case .taken(let name):
            "there is a webhook ‘\(name)’ already; take another name, or see: recount webhook show "
                + name.text
        case .unknown(let text): "there is no webhook ‘\(text)’; see: recount webhook list"
        case .faultyAddress(let text):
            "‘\(text)’ is no address to post to; it looks like https://example.org/hooks/recount, "
                + "without a user and without a fragment"
        case .faultySecret:
            "the first line of the file is no secret; it has whsec_ and then 24 to 64 bytes in base64; "
                + "without --secret-file one is made"
        case .unknownEvent(let text):
            "there is no event ‘\(text)’; see: recount webhook add --help"
        case .unknownForm(let text): "there is no survey ‘\(text)’; see: recount form list"
        case .unknownMessage(let text):
            "no message ‘\(text)’ of this webhook has ended; see: recount webhook show NAME --ended"
        case .notDelivered(let outcome):
            "the message did not arrive: \(Self.words(outcome)); look at the receiver, and try again"
        }
    }

    private static func words(_ outcome: PostOutcome) -> String {
        switch outcome {
        case .answered(let status, _): "the receiver answered with the status \(status)"
        case .failed(let fault): "\(fault)"
        }
    }
}
