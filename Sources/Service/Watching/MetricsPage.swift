import HTTPServer
import Metrics
import Store
import Values

/// All that the service tells of itself to whoever watches it: numbers, and never of whom.
struct MetricsPage: Sendable {
    let requests: RequestTally
    let writing: WritingTally
    let failures: BackgroundFailures
    let readiness: Readiness
    let queue: SubmissionQueue
    let server: Server
    let store: any ReadingStore
    let clock: WallClock
    /// The version of the program.
    let build: String

    /// The figures of this moment.
    var text: String {
        var page = Exposition()
        page.gauge(
            "recount_build_info", "The version that runs; always 1.",
            [Sample([("version", build)], 1)])
        page.gauge(
            "recount_ready", "Whether the service can take what people send (/readyz).",
            readiness.obstacle == nil ? 1 : 0)
        requests.write(to: &page)
        writeConnections(to: &page)
        writing.write(to: &page)
        writeFigures(to: &page)
        failures.write(to: &page)
        if let process = ProcessFigures() { page.write(process) }
        return page.text
    }

    private func writeConnections(to page: inout Exposition) {
        page.gauge("recount_http_connections", "Open connections.", server.openConnections)
        page.gauge(
            "recount_http_connections_limit", "Most open connections.", server.connectionLimit)
        page.gauge(
            "recount_http_deferred_requests", "Requests whose answer waits for the disk.",
            server.deferredAnswers)
        page.gauge(
            "recount_submissions_waiting", "Submissions and drafts that wait for the disk.",
            queue.waiting)
        page.gauge("recount_submissions_waiting_limit", "Most that may wait.", queue.limit)
    }

    private func writeFigures(to page: inout Exposition) {
        let figures = readFigures()
        page.gauge(
            "recount_store_readable", "Whether the database could be read for this page.",
            figures == nil ? 0 : 1)
        guard let figures else { return }
        page.gauge("recount_responses", "Responses that count now.", figures.responses)
        page.gauge("recount_drafts", "Drafts that were saved and not sent.", figures.drafts)
        page.gauge("recount_ledger_leaves", "Leaves of the ledger.", figures.leaves)
        writeMails(figures, to: &page)
        for (name, what, moment) in [
            ("backup", "backup", figures.lastBackup),
            ("retention", "forgetting of what is past its time", figures.lastRetention),
        ] {
            page.gauge(
                "recount_last_\(name)_timestamp_seconds",
                "When the last \(what) ended, in Unix time; 0 for never.",
                Int(moment?.seconds ?? 0))
        }
    }

    /// What the store can tell before Prometheus gives up (after ten seconds, if it is not told otherwise).
    private func readFigures() -> StoreFigures? {
        let read = Glance.taken(within: 5) { [store] in Result { try store.figures() } }
        var figures: StoreFigures?
        failures.attempt(.figures) { figures = try read?.get() }
        return figures
    }

    private func writeMails(_ figures: StoreFigures, to page: inout Exposition) {
        let age = figures.oldestMail.map { max(0, clock.now.seconds - $0.seconds) } ?? 0
        page.gauge(
            "recount_outbox_waiting", "Mails that wait or are being sent.", figures.waitingMails)
        page.gauge(
            "recount_outbox_oldest_seconds", "How long the oldest of them has waited.", Int(age))
        page.gauge(
            "recount_webhook_messages_waiting",
            "Messages to webhooks that wait or are being posted.", figures.waitingMessages)
    }
}
