package import Consent
import Store
package import Values

/// Erases people: all that a code or an address leads to, but for the proof of what they agreed to.
///
/// A withdrawal ends consents and destroys answers; an erasure does that first where it has not been
/// done, and then ends what is left.
package struct Erasure: Sendable {
    /// What became of it.
    package enum Ending: Hashable, Sendable {
        case erased
        case erasedBefore
    }

    private let store: any WritingStore
    private let vault: Vault
    private let clock: WallClock
    private var withdrawal: Withdrawal
    private let subscriptions: Subscriptions
    private let desk: RequestDesk

    package init(_ instance: Instance) {
        (store, vault, clock) = (instance.store, instance.vault, instance.clock)
        (withdrawal, subscriptions) = (instance.withdrawal, instance.subscriptions)
        desk = RequestDesk(instance)
    }

    /// The same, for erasures of which records keep that evidence.
    func keeping(_ evidence: ConsentEvidence) -> Erasure {
        var erasure = self
        erasure.withdrawal = withdrawal.keeping(evidence)
        return erasure
    }

    /// Erases the response and the draft that a code leads to. Returns nil for a code that leads to
    /// none.
    package func erase(
        _ code: ReceiptCode, by actor: ConsentActor, method: ConsentMethod
    ) throws -> Ending? {
        let response = try store.response(withCode: code.digest)
        let draft = try store.draft(withCode: code.digest)
        guard response != nil || draft != nil else { return nil }
        let erasure = SealedErasure(
            code: code.digest, day: clock.now.day,
            withdrawal: try response.flatMap {
                try withdrawal.seal(endOf: $0, by: actor, method: method)
            })
        return switch try store.erase(erasure, for: action(of: actor, "code")) {
        case .erased: .erased
        case .nothingToErase: .erasedBefore
        // Changed at this very moment: what counts now is to be erased.
        case .superseded: try erase(code, by: actor, method: method)
        }
    }

    /// Erases the subscriber and the invitations of that address, which gets no mail from now on. Returns
    /// false when there were none.
    package func erase(_ address: EmailAddress) throws -> Bool {
        // What was asked for before must not come to be afterwards.
        try desk.runAll()
        let digest = vault.digest(of: address)
        let action = action(of: .operator, "address")
        guard let known = try store.subscription(withAddress: digest) else {
            try store.suppress(digest, for: .erased, on: clock.now.day, action: nil)
            return try store.eraseInvitations(of: digest, on: clock.now.day, for: action)
        }
        let isErased = try subscriptions.erase(
            known, by: .operator, method: .commandLine, proof: .none, for: action)
        subscriptions.awaitHandover(known)
        return isErased
    }

    private func action(of actor: ConsentActor, _ means: String) -> OperatorAction? {
        actor == .operator ? OperatorAction(.erased, ["by": means]) : nil
    }
}
