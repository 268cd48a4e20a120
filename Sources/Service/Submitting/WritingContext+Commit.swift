import HTTPServer
import Store

extension WritingContext {
    /// Stores a submission or draft and answers when it is durable: at once for a lone caller, with
    /// the batch that it joins otherwise. `failure` answers when nothing was stored.
    func commit(
        _ entry: SealedEntry, failure: @escaping @Sendable (StoreError) -> Response,
        success: @escaping @Sendable (Acceptance) -> Response
    ) -> Reply {
        let respond: @Sendable (Result<Acceptance, StoreError>) -> Response = { outcome in
            let response =
                switch outcome {
                case .success(let acceptance): success(acceptance)
                case .failure(let error): failure(error)
                }
            return reading.isEmbedded ? reading.framing.framed(response) : response
        }
        if isLoneConnection, let outcome = queue.writeAlone(entry) {
            return .ready(respond(outcome))
        }
        return .deferred { completion in
            do {
                try queue.enqueue(entry) { completion.complete(with: respond($0)) }
            } catch {
                // Full or stopping: to the client the same as a disk that is busy for a while.
                completion.complete(with: respond(.failure(.busy)))
            }
        }
    }
}

extension StoreError {
    /// What a client is told; nothing was stored, or nobody knows, so it may send the same again: what a
    /// code has stored is not stored twice.
    var fault: ServerFault {
        switch self {
        case .full: .overloaded(retryAfter: 300)
        case .busy, .unreachable, .uncertain: .overloaded(retryAfter: 5)
        case .schemaTooNew, .foreignKey, .versionTaken, .translationTaken, .unknownForm,
            .ledgerBehind,
            .foreignLeaves, .unfinishedMove, .movedAway, .unsuitable, .failed:
            .internalError
        }
    }
}
