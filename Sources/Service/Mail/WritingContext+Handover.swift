import HTTPServer
import Store

extension WritingContext {
    /// Answers as soon as no worker has a mail to the subscriber in hand: whoever reads that nothing
    /// comes any more is told the truth.
    func reply(_ response: Response, afterMailsTo subscription: StoredSubscription) -> Reply {
        let framed = reading.isEmbedded ? reading.framing.framed(response) : response
        return .deferred { completion in
            subscriptions.afterHandover(subscription) { completion.complete(with: framed) }
        }
    }
}
