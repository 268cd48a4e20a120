import CMicrohttpd
import Synchronization

/// The steps that libmicrohttpd calls for, on the connection's thread.
///
/// Each answers whether the connection may live on.
extension Exchange {
    /// The head has come: refuses it at once, which closes the connection, or waits for the body.
    ///
    /// An accepted request is not answered here: libmicrohttpd would close its connection too.
    func begin(_ head: RawHead, on connection: OpaquePointer) -> Bool {
        do throws(ServerFault) {
            let accepted = try server.accept(head, from: client)
            if case .length(let length) = accepted.framing {
                expectBody(of: min(length, 64 * 1024))
            }
            stage = .receiving(accepted)
            return true
        } catch {
            guard client.enter(.answering) else { return false }
            server.noteRefusal(error)
            return unsafe send(
                server.answer(to: error), on: connection, label: .refused(), closing: true)
        }
    }

    /// A part of the body has come.
    func receive(_ part: UnsafeRawBufferPointer) -> Bool {
        let limit = server.configuration.limits.body
        guard unsafe append(part, limit: limit) else {
            // A chunked body tells its size by its end alone, and libmicrohttpd takes no answer
            // in the midst of a body.
            let fault = ServerFault.bodyTooLarge(limit: limit)
            server.noteRefusal(fault)
            client.refuse(with: server.farewell(fault, to: head?.identifier))
            return false
        }
        return true
    }

    /// The request is there in full.
    func finish(_ head: RequestHead, on connection: OpaquePointer) -> Bool {
        guard client.enter(.answering) else { return false }
        let (reply, label) = server.reply(to: head, body: body, from: client.address)
        switch reply {
        case .ready(let response):
            return unsafe send(
                response, on: connection, label: label, takesGzip: head.fields.takesGzip)
        case .deferred(let start):
            stage = .deferred(label)
            suspend(start)
            return true
        }
    }

    /// The connection was resumed: its deferred answer is there.
    func answerDeferred(_ label: RequestLabel, on connection: OpaquePointer) -> Bool {
        switch result() {
        case .response(let response):
            unsafe send(response, on: connection, label: label)
        case .fault(let fault):
            unsafe send(server.answer(to: fault), on: connection, label: label)
        case nil: true
        }
    }

    private func send(
        _ response: Response, on connection: OpaquePointer, label: RequestLabel,
        closing: Bool = false, takesGzip: @autoclosure () -> Bool = false
    ) -> Bool {
        stage = .answered
        guard client.enter(.sending) else { return false }
        let isLast = closing || server.isDraining.load(ordering: .relaxed)
        let isQueued = unsafe queue(
            response, to: label.identifier, on: connection, closing: isLast,
            takesGzip: takesGzip())
        if let started, let report = server.onAnswered {
            report(
                AnsweredRequest(
                    method: label.method, pattern: label.route?.pattern ?? "",
                    route: label.route?.index, identifier: label.identifier,
                    status: response.status, duration: started.duration(to: .now)))
        }
        return isQueued
    }

    /// An answer that was made ready before is lent until it is sent; another is made for this one.
    private func queue(
        _ response: Response, to identifier: RequestIdentifier, on connection: OpaquePointer,
        closing: Bool, takesGzip: @autoclosure () -> Bool
    ) -> Bool {
        guard !closing, let loan = response.loan(to: identifier, takesGzip: takesGzip()) else {
            return unsafe response.queue(on: connection, to: identifier, closing: closing)
        }
        lent = loan
        return unsafe loan.response.queue(on: connection, status: response.status)
    }

    /// The head of the request while its body comes.
    private var head: RequestHead? {
        guard case .receiving(let head) = stage else { return nil }
        return head
    }
}
