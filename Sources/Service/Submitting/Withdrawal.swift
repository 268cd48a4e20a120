package import Consent
import FormModel
package import Store
package import Values

/// Changes what stands of a response's consents: takes answers, counts and consents back, or takes a
/// consent anew, in one transaction each.
package struct Withdrawal: Sendable {
    /// What became of a response that a code leads to.
    package enum Ending: Hashable, Sendable {
        case ended
        /// The consents to some purposes have ended; the response stands for the others.
        case reduced
        /// Its answers, or the consent, were gone already.
        case endedBefore
    }

    private let store: any WritingStore
    private let vault: Vault
    private var sealer: Sealer
    private let clock: WallClock

    package init(store: any WritingStore, vault: Vault, sealer: Sealer, clock: WallClock) {
        self.store = store
        self.vault = vault
        self.sealer = sealer
        self.clock = clock
    }

    /// The same, for decisions of which records keep that evidence.
    func keeping(_ evidence: ConsentEvidence) -> Withdrawal {
        var withdrawal = self
        withdrawal.sealer = sealer.keeping(evidence)
        return withdrawal
    }

    /// Ends the response that a code leads to. Returns nil for a code that leads to none.
    package func end(
        _ code: ReceiptCode, by actor: ConsentActor, method: ConsentMethod
    ) throws -> Ending? {
        try end(code.digest, by: actor, method: method) { _ in nil }
    }

    /// Ends the consent to one purpose; when the whole response rests on it, the response.
    package func end(
        _ purpose: PurposeIdentifier, of code: ReceiptCode, by actor: ConsentActor,
        method: ConsentMethod
    ) throws -> Ending? {
        try end(code.digest, by: actor, method: method) { standing in
            standing.state.validPurposes.filter { $0 == purpose }
        }
    }

    /// Ends the consents of a response whose validity has run out by now. Where none has, the day that
    /// the response is kept with is wrong, and is put right.
    package func expire(_ code: Digest) throws -> Ending? {
        let today = clock.now.day
        let ending = try end(code, by: .operator, method: .calendar) {
            try $0.purposes(endingBy: today)
        }
        guard ending == .endedBefore else { return ending }
        while let standing = try ConsentStanding(code, store, vault) {
            if try reduce(standing, [], by: .operator, method: .calendar) { break }
        }
        return ending
    }

    /// Takes the consent to a purpose, asked in `context`, of a person who refused or ended it or is
    /// asked again. Returns false when there is nothing to give it to.
    package func give(
        _ purpose: PurposeIdentifier, of code: ReceiptCode, in context: ConsentContext,
        method: ConsentMethod
    ) throws -> Bool {
        while let standing = try ConsentStanding(code.digest, store, vault) {
            guard standing.asks(purpose), context.index(of: purpose) != nil else { return false }
            let status = try standing.status(ofGiving: purpose, in: context)
            let decision = PurposeDecision(purpose, status, in: context)
            if try reduce(standing, [decision], by: .person, method: method) { return true }
        }
        return false
    }

    /// Ends the consents to the chosen purposes, or the whole response for nil.
    private func end(
        _ code: Digest, by actor: ConsentActor, method: ConsentMethod,
        choosing chosen: (ConsentStanding) throws -> [PurposeIdentifier]?
    ) throws -> Ending? {
        guard try store.response(withCode: code) != nil else { return nil }
        // Changed at this very moment: what counts now is to be taken back.
        while let standing = try ConsentStanding(code, store, vault) {
            let choice = try chosen(standing)
            let purposes =
                choice.map { $0 + standing.approvals(under: $0) } ?? standing.state.validPurposes
            if choice == nil || standing.rests(on: purposes) {
                guard try finish(standing, purposes, by: actor, method: method) else { continue }
                return .ended
            }
            guard !purposes.isEmpty else { return .endedBefore }
            let decisions = try standing.decisions(ending: purposes, actor, method)
            if try reduce(standing, decisions, by: actor, method: method) { return .reduced }
        }
        return .endedBefore
    }

    /// Ends the response. Returns false when it was changed in between.
    private func finish(
        _ standing: ConsentStanding, _ purposes: [PurposeIdentifier], by actor: ConsentActor,
        method: ConsentMethod
    ) throws -> Bool {
        let sealed = try seal(standing, ending: purposes, by: actor, method: method)
        let action = method == .commandLine ? OperatorAction(.revoked) : nil
        return try store.withdraw(sealed, for: action) != .superseded
    }

    /// The end of a response, sealed; nil when its answers are gone already.
    func seal(
        endOf response: StoredResponse, by actor: ConsentActor, method: ConsentMethod
    ) throws -> SealedWithdrawal? {
        try ConsentStanding(response.code, store, vault).map {
            try seal($0, ending: $0.state.validPurposes, by: actor, method: method)
        }
    }

    private func seal(
        _ standing: ConsentStanding, ending purposes: [PurposeIdentifier], by actor: ConsentActor,
        method: ConsentMethod
    ) throws -> SealedWithdrawal {
        let rest = standing.state.validPurposes.filter { !purposes.contains($0) }
        // What falls with the purpose on which it rests has not run out by itself.
        let others: ConsentMethod = method == .calendar ? .commandLine : method
        let decisions =
            try standing.decisions(ending: purposes, actor, method)
            + standing.decisions(ending: rest, actor, others)
        return try sealer.seal(
            withdrawalOf: standing.response, answers: standing.answers, decisions: decisions,
            by: actor, method: method)
    }

    /// Keeps decisions that leave the response in place. Returns false when it was changed in between.
    private func reduce(
        _ standing: ConsentStanding, _ decisions: [PurposeDecision], by actor: ConsentActor,
        method: ConsentMethod
    ) throws -> Bool {
        let answers = standing.form.revised(
            standing.answers,
            deciding: Dictionary(decisions.map { ($0.purpose, $0.status.isValidForProcessing) }) {
                $1
            })
        let sealed = try sealer.seal(
            decisions, about: standing.response, from: standing.answers, to: answers,
            until: standing.firstEnd(after: decisions, on: clock.now.day), by: actor,
            method: method)
        let action = method == .commandLine ? OperatorAction(.revoked) : nil
        return try sealed.map { try store.decide($0, for: action) } ?? false
    }
}
