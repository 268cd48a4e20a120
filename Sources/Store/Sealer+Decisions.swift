package import Consent
package import FormModel
package import Values

extension Sealer {
    /// Seals other decisions on the consents of a response under a fresh content key, so that copies
    /// of the answers that are left elsewhere cannot be opened; nil once it was withdrawn.
    package func seal(
        _ decisions: [PurposeDecision], about response: StoredResponse, from old: StoredAnswers,
        to new: RevisedAnswers, until end: Day?, by actor: ConsentActor, method: ConsentMethod
    ) throws(Vault.Failure) -> SealedDecision? {
        guard response.content != nil else { return nil }
        let key = SubjectKey(bytes: randomness.bytes(SubjectKey.length)[...])
        return SealedDecision(
            code: response.code, day: clock.now.day,
            acts: try acts(decisions, of: response.holder, by: actor, method: method),
            answers: vault.seal(
                new.canonical, with: key, at: .init(.answers, of: response.subject),
                nonce: randomness.bytes(Vault.nonceLength)[...]),
            contentKey: vault.wrap(
                key, at: .init(.responseContentKey, of: response.subject),
                nonce: randomness.bytes(Vault.nonceLength)[...]),
            replaces: response.version, oldCells: old.countCells, newCells: new.countCells,
            consentsEndOn: end)
    }

    /// Seals the end of a response that still has its answers, with what becomes of its consents.
    package func seal(
        withdrawalOf response: StoredResponse, answers: StoredAnswers,
        decisions: [PurposeDecision], by actor: ConsentActor, method: ConsentMethod
    ) throws(Vault.Failure) -> SealedWithdrawal {
        SealedWithdrawal(
            code: response.code, day: clock.now.day,
            acts: try acts(decisions, of: response.holder, by: actor, method: method),
            cells: answers.countCells, version: response.version)
    }

    /// One act for each context, each naming the one before; `words` is what they are about, if they are
    /// about words.
    func acts(
        _ decisions: [PurposeDecision], of holder: ConsentHolder, by actor: ConsentActor,
        method: ConsentMethod, words: Digest? = nil
    ) throws(Vault.Failure) -> [SealedAct] {
        let key = try holder.key(vault)
        var previous = try holder.lastRecord(key, vault)
        return decisions.byContext.map { context, decisions in
            var draw = Draw(randomness, subjects: 0, boxes: 1)
            let act = ConsentAct(
                subject: holder.subject, proof: holder.proof, moment: clock.now, actor: actor,
                method: method, previous: previous, evidence: evidence,
                words: words)
            let entry = entry(decisions, act, context, with: key, &draw)
            previous = Digest(of: entry.record.content)
            return entry.act
        }
    }
}

extension [PurposeDecision] {
    /// The decisions of each context, in the order in which contexts come first.
    fileprivate var byContext: [(ConsentContext, [ConsentScribe.Decision])] {
        var contexts: [ConsentContext] = []
        for decision in self
        where !contexts.contains(where: { $0.digest == decision.context.digest }) {
            contexts.append(decision.context)
        }
        return contexts.map { context in
            let own = filter { $0.context.digest == context.digest }
            return (
                context,
                own.compactMap { decision in
                    context.index(of: decision.purpose).map { .init($0, decision.status) }
                }
            )
        }
    }
}

extension ConsentContext {
    /// The day on which the first of the consents given on `day` runs out; nil when none does.
    func firstEnd(of decisions: [ConsentScribe.Decision], from day: Day) -> Day? {
        decisions.lazy.filter(\.status.isValidForProcessing)
            .compactMap { self.validDays[$0.index] }.min()
            .map { Day(number: day.number + $0) }
    }
}
