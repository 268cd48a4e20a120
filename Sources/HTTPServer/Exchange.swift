import CMicrohttpd
import Synchronization

/// One request on its way: from its request line to the last byte of its answer.
@safe
final class Exchange: Sendable {
    enum Stage {
        /// The request line has arrived; libmicrohttpd still reads fields.
        case reading
        /// The head is accepted.
        case receiving(RequestHead)
        case deferred(RequestLabel)
        case answered
    }

    private struct Course {
        var stage = Stage.reading
        var body: [UInt8] = []
        var lent: ResponsePool.Loan?
    }

    private enum Outcome {
        case none
        case awaited
        case completed(Response)
        /// The server answered in the handler's place; what comes later is ignored.
        case overtaken(ServerFault)
    }

    /// What a deferred answer turned out to be.
    enum Result {
        case response(Response)
        case fault(ServerFault)
    }

    let server: ServerCore
    let client: ClientConnection
    let target: [UInt8]
    /// Where libmicrohttpd keeps the target; it is compared with other places, never read.
    let targetAddress: UInt
    let started: ContinuousClock.Instant?
    /// How far it has come. libmicrohttpd calls back for a connection on one thread alone, so nobody
    /// ever waits for the lock.
    private let course = Mutex(Course())
    // Unsafe, because the compiler knows nothing of C: the address is given back to libmicrohttpd alone,
    // never followed here, and libmicrohttpd resumes a connection from any thread.
    nonisolated(unsafe) private let connection: OpaquePointer
    private let outcome = Mutex(Outcome.none)

    init(
        server: ServerCore, client: ClientConnection, connection: OpaquePointer,
        target: UnsafePointer<CChar>?
    ) {
        self.server = server
        self.client = client
        unsafe self.connection = connection
        unsafe self.target = target.map { unsafe Array(cString: $0) } ?? []
        targetAddress = UInt(bitPattern: target)
        started = server.onAnswered == nil ? nil : .now
    }

    var stage: Stage {
        get { course.withLock { $0.stage } }
        set { course.withLock { $0.stage = newValue } }
    }

    /// What has come of the body.
    var body: [UInt8] { course.withLock { $0.body } }

    /// The answer, if it was made ready before.
    var lent: ResponsePool.Loan? {
        get { course.withLock { $0.lent } }
        set { course.withLock { $0.lent = newValue } }
    }

    /// Makes room for a body of so many bytes.
    func expectBody(of length: Int) {
        course.withLock { $0.body.reserveCapacity(length) }
    }

    /// Appends a part of the body unless that is then longer than `limit`.
    func append(_ part: UnsafeRawBufferPointer, limit: Int) -> Bool {
        course.withLock { course in
            guard course.body.count + part.count <= limit else { return false }
            unsafe course.body.append(contentsOf: part)
            return true
        }
    }

    /// Sets the connection aside, then lets the handler start what answers it.
    func suspend(_ start: (Completion) -> Void) {
        outcome.withLock { $0 = .awaited }
        // The order matters: whoever resumes (a completion, even before `start` returns, or a stop
        // that finds the exchange with its client) must find the connection suspended.
        unsafe MHD_suspend_connection(connection)
        client.suspend(self)
        start(Completion(self))
    }

    /// Answers a deferred request; false if that was done already.
    func complete(with response: Response) -> Bool {
        settle(as: .completed(response))
    }

    /// The last reference to the completion is gone.
    func abandon() {
        _ = settle(as: .overtaken(.internalError))
    }

    /// Answers in the handler's place because the server stops.
    func overtake() {
        _ = settle(as: .overtaken(.overloaded(retryAfter: 5)))
    }

    /// The answer that the connection was resumed for.
    func result() -> Result? {
        outcome.withLock {
            switch $0 {
            case .none, .awaited: nil
            case .completed(let response): .response(response)
            case .overtaken(let fault): .fault(fault)
            }
        }
    }

    /// True unless a handler's own answer came before.
    private func settle(as settled: consuming Outcome) -> Bool {
        let settled = settled
        let wasAwaited: Bool? = outcome.withLock {
            switch $0 {
            case .none, .awaited:
                $0 = settled
                return true
            case .overtaken: return false
            case .completed: return nil
            }
        }
        guard wasAwaited == true else { return wasAwaited != nil }
        client.resume()
        unsafe MHD_resume_connection(connection)
        return true
    }
}
