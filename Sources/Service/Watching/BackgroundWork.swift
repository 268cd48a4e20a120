import Logging
import Metrics
import Synchronization

/// What is done again and again beside the answering of requests.
enum BackgroundWork: String, CaseIterable, Sendable {
    /// Follows what was published by another process.
    case publishing
    case retention
    case reminders
    /// Ends consents whose time is over.
    case consents
    /// Empties the write-ahead log after an erasure.
    case log
    /// Lays answers out by question for reports.
    case sheets
    /// Publishes the ledger's head.
    case ledger
    /// Looks at what people asked for by an address.
    case requests
    case mails
    /// Posts messages to webhooks.
    case webhooks
    /// Reads the store's figures for whoever watches.
    case figures
}

/// Logs what fails in the background, and counts it: the same failure of the same work is logged once a minute, because
/// most of it is tried again within a second.
final class BackgroundFailures: Sendable {
    private struct Failure: Hashable {
        let work: BackgroundWork
        let why: String
    }

    private static let quiet = Duration.seconds(60)

    private let logger: Logger
    private let counts = Counters<BackgroundWork>()
    /// When each was logged.
    private let logged = Mutex<[Failure: ContinuousClock.Instant]>([:])

    init(logger: Logger) {
        self.logger = logger
    }

    func note(_ work: BackgroundWork, _ error: any Error) {
        counts.add(work)
        let failure = Failure(work: work, why: "\(error)")
        guard isNews(failure) else { return }
        logger.error(
            "background work failed",
            metadata: ["work": "\(work.rawValue)", "why": "\(failure.why)"])
    }

    private func isNews(_ failure: Failure) -> Bool {
        let now = ContinuousClock.now
        return logged.withLock { logged in
            logged = logged.filter { now < $0.value + Self.quiet }
            guard logged[failure] == nil else { return false }
            logged[failure] = now
            return true
        }
    }

    /// Does a piece of work; where it fails, it is done again in the next round.
    func attempt(_ work: BackgroundWork, _ action: () throws -> Void) {
        do {
            try action()
        } catch {
            note(work, error)
        }
    }

    /// Writes what was counted so far.
    func write(to page: inout Exposition) {
        page.counter(
            "recount_background_failures_total", "Background work that failed and is tried again.",
            counts.samples(label: "work"))
    }
}
