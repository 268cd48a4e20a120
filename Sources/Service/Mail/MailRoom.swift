package import Logging
package import Mail
import Pages
import Values

/// The background work on mails: a thread that looks at what people asked for, and some that send.
///
/// They look at their own pace and are told by nobody, so that the time of an answer says nothing about
/// what becomes of an address.
final class MailRoom: Sendable {
    /// How long to wait when there is nothing to do or something went wrong, in seconds.
    private static let interval = 0.5
    private static let batch = 200

    private let desk: RequestDesk
    private let failures: BackgroundFailures
    private let carriers: [@Sendable () -> Carrier]
    private let workers = Workers()

    /// The mail room of an instance; nobody sends where mails are off or there is no sender for them.
    init(
        _ instance: Instance, _ settings: Settings, _ pages: PageRenderers,
        _ publications: Publications, origin: Origin, logger: Logger,
        failures: BackgroundFailures
    ) {
        desk = RequestDesk(instance)
        self.failures = failures
        let mail = settings.mail
        let writer = LetterWriter(instance, pages, publications, mail, origin: origin)
        guard let writer, mail.isReady else {
            carriers = []
            return
        }
        let pace = MailPace(perHour: mail.perHour, perHostAndMinute: mail.perDomainAndMinute)
        let carrier: @Sendable () -> Carrier = {
            Carrier(
                instance, writer: writer, transport: settings.mailTransport(logger), pace: pace,
                lease: mail.lease, logger: logger)
        }
        carriers = Array(repeating: carrier, count: mail.way == .smtp ? mail.connections : 1)
    }

    /// Begins the work.
    func start() {
        workers.begin("recount requests") { [self] in lookAtRequests() }
        for carrier in carriers {
            workers.begin("recount mails") { [self] in send(by: carrier()) }
        }
    }

    /// Ends the work, after what is in hand.
    func stop() { workers.stop() }

    private func lookAtRequests() {
        repeat {
            do {
                while try desk.run(limit: Self.batch) == Self.batch, workers.pause.goesOn {}
            } catch {
                failures.note(.requests, error)
            }
        } while workers.pause.wait(Self.interval)
    }

    private func send(by carrier: Carrier) {
        while workers.pause.goesOn {
            do {
                guard let rest = try carrier.sendNext() else { continue }
                _ = workers.pause.wait(rest)
            } catch {
                failures.note(.mails, error)
                _ = workers.pause.wait(Self.interval)
            }
        }
        failures.attempt(.mails) { try carrier.finish() }
    }
}

extension Settings {
    /// The maildir that mails go into on trial.
    package var mailFolder: String { mail.folder ?? "\(data)/mail" }

    /// A way for mails to leave, for one thread.
    package func mailTransport(_ logger: Logger) -> any MailTransport {
        if mail.way == .smtp, let relay = mail.relay { return SMTPTransport(to: relay) }
        return mail.way == .log ? LogTransport(logger) : MaildirTransport(mailFolder)
    }
}
