/// What a webhook can tell of; each name is the `type` of a message.
package enum WebhookEvent: String, Hashable, Sendable, CaseIterable, Codable {
    /// Somebody has answered a form.
    case responseReceived = "response.received"
    /// A consent has ended: a person took it back, or it was ended for them.
    case consentWithdrawn = "consent.withdrawn"
    /// Results of a form were published.
    case releasePublished = "release.published"
    /// A form was put in force, with a new version or new translations, or opened again.
    case formPublished = "form.published"
    case formClosed = "form.closed"

    /// Says whether a person makes it happen. Such an event is gathered, because the moment at which it is
    /// told would say when that person was there.
    package var isOfPeople: Bool {
        switch self {
        case .responseReceived, .consentWithdrawn: true
        case .releasePublished, .formPublished, .formClosed: false
        }
    }
}
