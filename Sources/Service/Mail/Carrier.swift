import Consent
import Logging
import Mail
import Store
import Values

/// Takes mails out of the outbox, one after another, and hands them over; each thread has its own.
///
/// A mail is taken in the transaction that writes down what became of the one before: whoever dies in
/// between leaves one mail that another sends again when the lease has run out, under the same
/// Message-ID.
final class Carrier {
    /// The shortest and the longest rest after a mail server could not be reached, in seconds.
    private static let rests: ClosedRange<Int64> = 5...300

    private let store: any WritingStore
    private let vault: Vault
    private let clock: WallClock
    private let invitations: Invitations
    private let reader: MailReader
    private let writer: LetterWriter
    private let transport: any MailTransport
    private let pace: MailPace
    private let schedule: RetrySchedule
    private let lease: Int64
    private let logger: Logger
    private var report: MailReport?
    private var rest: Int64 = 0

    init(
        _ instance: Instance, writer: LetterWriter, transport: any MailTransport, pace: MailPace,
        lease: Int64, logger: Logger
    ) {
        (store, vault, clock) = (instance.store, instance.vault, instance.clock)
        invitations = instance.invitations
        reader = MailReader(instance.vault)
        (self.writer, self.transport, self.pace) = (writer, transport, pace)
        schedule = .mails(instance.randomness)
        (self.lease, self.logger) = (lease, logger)
    }

    /// Sends one mail. Returns how long to wait for the next one, in seconds; nil for not at all.
    func sendNext() throws -> Double? {
        let claimed = try store.nextMail(after: report, at: clock.now, lease: lease)
        report = nil
        guard let mail = claimed else { return 0.5 }
        let report = try deliver(mail)
        self.report = report
        if rest > 0 { try finish() }
        return rest > 0 ? Double(rest) : nil
    }

    /// Writes down what became of the last mail.
    func finish() throws {
        guard let report else { return }
        try store.finish(report, at: clock.now)
        self.report = nil
    }

    private func deliver(_ mail: ClaimedMail) throws -> MailReport {
        guard let letter = try? reader.letter(mail), let address = EmailAddress(letter.address),
            try isWanted(letter, address, mail),
            let message = try writer.message(letter, to: address, mail)
        else { return MailReport(mail, .dropped) }
        if let moment = pace.admit(address, at: clock.now) {
            return MailReport(mail, .postponed(until: moment))
        }
        return report(on: transport.send(message), of: mail)
    }

    /// Asks once more, at the moment of sending, whether the mail may be sent.
    private func isWanted(
        _ letter: Letter, _ address: EmailAddress, _ mail: ClaimedMail
    ) throws -> Bool {
        let suppression = try store.suppression(of: vault.digest(of: address))
        guard letter.content.mayReach(suppression?.reason) else { return false }
        if case .invitation(let token, _, _) = letter.content {
            return try invitations.isWanted(token)
        }
        guard let number = mail.subscriber else { return true }
        guard let subscription = try store.subscription(number) else { return false }
        return !letter.content.needsConsent || !subscription.consents.validPurposes.isEmpty
    }

    private func report(on outcome: DeliveryOutcome, of mail: ClaimedMail) -> MailReport {
        switch outcome {
        case .delivered:
            rest = 0
            return MailReport(mail, .sent)
        case .refused(let fault):
            rest = 0
            return MailReport(mail, .refused, reply: fault.reply)
        case .deferred(let fault):
            tell(fault)
            return MailReport(mail, ending(of: fault, mail), reply: fault.reply)
        }
    }

    /// A mail that no server has looked at was not tried: only the carrier rests, longer each time.
    private func ending(of fault: DeliveryFault, _ mail: ClaimedMail) -> MailReport.Outcome {
        guard fault.concernsAllMails else {
            rest = 0
            let next = schedule.next(after: mail.attempts, at: clock.now)
            return next.map { .deferred(until: $0) } ?? .failed
        }
        rest = min(max(rest * 2, Self.rests.lowerBound), Self.rests.upperBound)
        return .postponed(until: clock.now.advanced(by: rest))
    }

    private func tell(_ fault: DeliveryFault) {
        let why = Logger.Metadata(dictionaryLiteral: ("why", "\(fault)"))
        if fault.isOperatorFault {
            logger.error("mails cannot be sent until this is mended", metadata: why)
        } else {
            logger.info("a mail is tried again later", metadata: why)
        }
    }
}

extension DeliveryFault {
    /// Says whether it would meet every other mail just as well.
    fileprivate var concernsAllMails: Bool {
        switch kind {
        case .recipientRefused, .messageRefused, .temporary, .connectionLost, .timedOut: false
        default: true
        }
    }
}

extension Letter.Content {
    /// Says whether the mail is one that only stands on a consent.
    fileprivate var needsConsent: Bool { self == .alreadySubscribed }

    /// Says whether it may be sent although the address is suppressed for that reason.
    fileprivate func mayReach(_ reason: Suppression.Reason?) -> Bool {
        guard let reason else { return true }
        switch self {
        case .trial: return true
        case .confirmation, .addressConfirmation, .preferencesLink, .code, .unsubscribed,
            .addressChanged:
            return reason.mayAskAgain
        case .alreadySubscribed, .invitation: return false
        }
    }
}
