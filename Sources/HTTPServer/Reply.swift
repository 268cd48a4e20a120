/// What a handler gives back.
package enum Reply {
    case ready(Response)
    /// The connection is set aside without a thread; then the closure runs, and whoever holds the
    /// completion answers later.
    case deferred((Completion) -> Void)
}

/// The promise of an answer; if it is dropped, the client gets a 500.
package final class Completion: Sendable {
    private let exchange: Exchange

    init(_ exchange: Exchange) {
        self.exchange = exchange
    }

    /// Answers, from any thread; a second call is a defect and stops the program.
    package func complete(with response: Response) {
        let isFirst = exchange.complete(with: response)
        precondition(isFirst, "a completion answers once")
    }

    deinit {
        exchange.abandon()
    }
}
