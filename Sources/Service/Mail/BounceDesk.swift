import Consent
package import Mail
import Store
import Values

/// Does what mails mean that came back: a bad address is written to no more, and nobody's consent is
/// touched by it, but for that of whoever asks for it by their own mail's key.
package struct BounceDesk {
    private let store: any WritingStore
    private let vault: Vault
    private let clock: WallClock
    private let subscriptions: Subscriptions
    private let reader: ReturnedMailReader

    /// Nil where mails are not sent with a return path that can carry a key.
    package init?(_ instance: Instance, _ settings: MailSettings) {
        guard let returns = settings.returnPath.flatMap(ReturnAddress.init) else { return nil }
        (store, vault, clock) = (instance.store, instance.vault, instance.clock)
        subscriptions = instance.subscriptions
        reader = ReturnedMailReader(
            returns: returns, unsubscriptions: settings.unsubscribe.flatMap(ReturnAddress.init))
    }

    /// Reads a mailbox to its end, and tells after each message how many there were.
    ///
    /// Nothing is changed for `isTrial`. A message of a folder that cannot be read is told of in the
    /// tally. Throws what keeps the mailbox itself from being read; what stood before that is done, and
    /// is not done again the next time.
    package func takeAll(
        in mailbox: MailboxReader, isTrial: Bool = false, progress: (Int) -> Void = { _ in }
    ) throws -> BounceTally {
        var tally = BounceTally()
        while let message = try next(in: mailbox, &tally) {
            tally.count(try take(message, isTrial: isTrial))
            progress(tally.all)
        }
        if !isTrial, tally.hasEffect { try store.record(action(tally), leaf: nil) }
        return tally
    }

    /// The next message that can be read.
    private func next(
        in mailbox: MailboxReader, _ tally: inout BounceTally
    ) throws(MailboxProblem) -> StoredMessage? {
        while true {
            do throws(MailboxProblem) {
                return try mailbox.next()
            } catch {
                guard case .unreadableMessage = error else { throw error }
                tally.count(error)
            }
        }
    }

    private func action(_ tally: BounceTally) -> OperatorAction {
        let kinds = BounceTally.Kind.allCases.filter { tally[$0] > 0 }
        return OperatorAction(
            .bouncesImported,
            Dictionary(uniqueKeysWithValues: kinds.map { ($0.rawValue, "\(tally[$0])") }))
    }

    private func take(_ message: StoredMessage, isTrial: Bool) throws -> BounceTally.Kind {
        let mail = reader.read(message)
        switch mail.kind {
        case .automaticReply: return .automaticReply
        case .unreadable: return .unreadable
        case .unknown: return .foreign
        case .unsubscribeRequest, .report, .complaint: break
        }
        guard let key = mail.key, try store.knows(mail: key.bytes) else {
            return mail.kind == .unsubscribeRequest ? .anonymousWish : .foreign
        }
        let digest = Digest(of: message.bytes)
        if try store.isImported(digest) { return .repeated }
        guard let subscription = try store.subscription(ofMail: key.bytes),
            let told = kind(of: mail.kind, for: subscription)
        else { return .other }
        let kind = try isOutdated(told, key) ? .outdated : told
        if !isTrial { try act(on: kind, digest, key, subscription) }
        return kind
    }

    /// Says whether somebody has proven since that the address takes mails. A complaint is about no
    /// address, but about what its person wants.
    private func isOutdated(_ kind: BounceTally.Kind, _ key: MailKey) throws -> Bool {
        guard kind == .hard || kind == .soft else { return false }
        return try store.isProven(sinceMail: key.bytes)
    }

    /// Nil for what changes nothing.
    private func kind(
        of mail: ReturnedMail, for subscription: StoredSubscription
    ) -> BounceTally.Kind? {
        switch mail {
        case .report(let report):
            switch report.verdict {
            case .hard: .hard
            case .soft: .soft
            case .arrived: nil
            }
        case .complaint: .complaint
        case .unsubscribeRequest:
            subscription.consents.validPurposes.isEmpty ? nil : .unsubscription
        case .automaticReply, .unreadable, .unknown: nil
        }
    }

    private func act(
        on kind: BounceTally.Kind, _ digest: Digest, _ key: MailKey,
        _ subscription: StoredSubscription
    ) throws {
        // In this order: whoever asked for an end gets it also where the import dies in between.
        if kind == .unsubscription {
            try subscriptions.end(
                subscription, by: .person, method: .unsubscribeLink,
                proof: .email(Digest(of: key.bytes)))
            subscriptions.awaitHandover(subscription)
        }
        let effect = try effect(of: kind, key, subscription)
        _ = try store.take(returned: digest, effect, on: clock.now.day)
    }

    private func effect(
        of kind: BounceTally.Kind, _ key: MailKey, _ subscription: StoredSubscription
    ) throws -> ReturnEffect {
        func suppression(_ reason: Suppression.Reason) throws -> ReturnEffect {
            let address = try MailReader(vault).address(of: subscription)
            return .suppression(of: vault.digest(of: address), for: reason)
        }
        switch kind {
        case .hard: return try suppression(.bounced)
        case .complaint: return try suppression(.complaint)
        case .soft: return .bounce(ofMail: key.bytes)
        case .unsubscription, .anonymousWish, .automaticReply, .other, .outdated, .foreign,
            .unreadable, .repeated:
            return .nothing
        }
    }
}
