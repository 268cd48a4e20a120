import Dispatch
import Glibc
import Synchronization

/// An HTTP/1.1 server on libmicrohttpd's threads.
///
/// A handler runs on its connection's thread and may block it shortly; what takes longer defers.
package final class Server: Sendable {
    /// What the product adds to the server.
    package struct Hooks: Sendable {
        /// Makes the answer to what the server refuses itself, and to a `ServerFault` that a handler
        /// throws. There is no request if its head was refused.
        package var errorResponse: @Sendable (ServerFault, Request?) -> Response = Response.plain
        /// Makes the answer to any other error that a handler throws.
        package var onError: @Sendable (any Error, Request) -> Response = {
            Response.plain(.internalError, $1)
        }
        /// Hears of each request that is refused before it is there in full.
        package var onRefused: (@Sendable (ServerFault) -> Void)?
        /// Hears of each answer when it is queued.
        package var onAnswered: (@Sendable (AnsweredRequest) -> Void)?

        package init() {}
    }

    private let core: ServerCore
    private let daemon = Mutex<DaemonHandle?>(nil)
    /// Ends connections that are over their time.
    private let reaper: Mutex<Ticker?> = Mutex(nil)

    package init(_ configuration: ServerConfiguration, router: Router, hooks: Hooks = Hooks()) {
        core = ServerCore(configuration: configuration, router: router, hooks: hooks)
    }

    /// Listens and serves until `drainAndStop`.
    package func start() throws(ServerError) {
        let core = core
        try daemon.withLock { daemon throws(ServerError) in
            guard daemon == nil else { throw .alreadyStarted }
            daemon = try DaemonHandle(core: core)
        }
        reaper.withLock { $0 = core.reaper() }
    }

    /// The port that it listens on; 0 before the start.
    package var port: UInt16 { daemon.withLock { $0?.port ?? 0 } }

    /// How many connections are open, cheap enough for each request.
    package var openConnections: Int { core.connections.count }

    /// How many connections may be open at once.
    package var connectionLimit: Int { core.configuration.connectionLimit }

    /// How many answers are deferred at this moment.
    package var deferredAnswers: Int { core.connections.deferred.count }

    /// Lets nobody new in, waits until each request has its answer, at most for `patience`, and
    /// stops.
    ///
    /// Each answer closes its connection from now on. What is deferred when patience ends gets a
    /// 503; libmicrohttpd would abort the process otherwise.
    package func drainAndStop(within patience: Duration) {
        core.isDraining.store(true, ordering: .relaxed)
        daemon.withLock { $0?.refuseNewConnections() }
        var quiet = QuietSpell()
        wait(atMost: patience) { quiet.lasts(isQuiet) }
        // A thread marks its client as being answered and then looks at `isStopping`; here it is
        // the other way round. So none can suspend a connection unseen.
        core.isStopping.store(true, ordering: .sequentiallyConsistent)
        while core.connections.hasHandlers {
            core.connections.deferred.forEach { $0.overtake() }
            usleep(1_000)
        }
        wait(atMost: .milliseconds(500)) { !core.connections.hasRequests }
        reaper.withLock { $0 = nil }
        daemon.withLock { $0 = nil }
    }

    /// Whether nobody is owed an answer, or may be about to ask on a connection that was lent to
    /// them a moment ago.
    private var isQuiet: Bool {
        let hasBacklog = daemon.withLock { $0?.hasBacklog ?? false }
        return !hasBacklog && !core.connections.owesAnswers(at: CoarseClock.now())
    }

    private func wait(atMost patience: Duration, until isDone: () -> Bool) {
        let end = ContinuousClock.now + patience
        while !isDone(), ContinuousClock.now < end {
            usleep(2_000)
        }
    }
}

/// Tells a lasting silence from the moment in which a thread takes over what has just come.
private struct QuietSpell {
    private var polls = 0

    /// Notes one look; true when it was quiet for a number of looks in a row.
    mutating func lasts(_ isQuiet: Bool) -> Bool {
        polls = isQuiet ? polls + 1 : 0
        return polls >= 10
    }
}

extension ServerCore {
    /// What ends connections that are over their time, often enough for the shortest one.
    fileprivate func reaper() -> Ticker {
        let farewell = farewell(.requestTimeout)
        let shortest = min(configuration.idleTimeout, configuration.requestDeadline)
        let interval = Int(min(1_000, max(10, shortest.wholeMilliseconds / 8)))
        return Ticker(every: .milliseconds(interval)) { [self] in
            let late = connections.reap(at: CoarseClock.now(), farewell: farewell)
            for _ in 0..<late { noteRefusal(.requestTimeout) }
        }
    }
}
