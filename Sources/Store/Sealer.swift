package import Consent
package import FormModel
package import Values

/// Makes what a store keeps out of what people give: the only maker of sealed values.
package struct Sealer: Sendable {
    let vault: Vault
    let clock: WallClock
    let randomness: Randomness
    /// What the records of acts keep of where they came from.
    private(set) var evidence: ConsentEvidence?

    package init(vault: Vault, clock: WallClock, randomness: Randomness) {
        self.vault = vault
        self.clock = clock
        self.randomness = randomness
    }

    /// The same, for acts of which records keep that evidence.
    package func keeping(_ evidence: ConsentEvidence) -> Sealer {
        var sealer = self
        sealer.evidence = evidence
        return sealer
    }

    /// Seals a checked submission under fresh keys of a fresh subject.
    package func seal(
        _ submission: Submission, language: LanguageTag, code: ReceiptCode, context: ConsentContext,
        method: ConsentMethod, endsDraft: Bool = false, invitation: Digest? = nil
    ) -> SealedSubmission {
        var draw = Draw(randomness, subjects: 1, boxes: 4)
        let subject = FreshSubject(&draw)
        let act = ConsentAct(
            subject: subject.identifier, proof: .code(code.digest), moment: clock.now,
            actor: .person, method: method,
            assertions: PersonalAssertions(
                isAdult: submission.assertions.contains(.adult),
                isGuardian: submission.assertions.contains(.guardian)), evidence: evidence)
        let decisions = submission.consents.compactMap { decision in
            context.index(of: decision.purpose).map {
                ConsentScribe.Decision($0, decision.granted ? .given : .refused)
            }
        }
        let identifier = subject.identifier
        return SealedSubmission(
            subject: identifier, code: code.digest, formVersion: submission.form,
            language: language, day: act.moment.day,
            contentKey: wrap(
                subject.content, at: .init(.responseContentKey, of: identifier), &draw),
            proofKey: wrap(subject.proof, at: .init(.responseProofKey, of: identifier), &draw),
            answers: vault.seal(
                submission.canonicalAnswers, with: subject.content,
                at: .init(.answers, of: identifier), nonce: draw.take(Vault.nonceLength)),
            act: seal(decisions, act, context, with: subject.proof, &draw),
            cells: submission.countCells, endsDraft: endsDraft,
            consentsEndOn: context.firstEnd(of: decisions, from: act.moment.day),
            invitation: invitation)
    }

    func seal(
        _ decisions: [ConsentScribe.Decision], _ act: ConsentAct, _ context: ConsentContext,
        with key: SubjectKey, _ draw: inout Draw
    ) -> SealedAct {
        entry(decisions, act, context, with: key, &draw).act
    }

    /// The act, and the digest of its record's content.
    func entry(
        _ decisions: [ConsentScribe.Decision], _ act: ConsentAct, _ context: ConsentContext,
        with key: SubjectKey, _ draw: inout Draw
    ) -> (act: SealedAct, record: ConsentRecord) {
        let entry = ConsentScribe(context).entry(
            decisions, act: act, randomness: draw.take(ConsentScribe.randomLength))
        let record = vault.seal(
            entry.record.bytes, with: key, at: .init(.consentRecord, of: act.subject),
            nonce: draw.take(Vault.nonceLength))
        let sealed = SealedAct(
            context: context, events: entry.events, leaves: entry.leaves, record: record)
        return (sealed, entry.record)
    }

    func wrap(
        _ key: SubjectKey, at place: SealedPlace, _ draw: inout Draw
    ) -> [UInt8] {
        vault.wrap(key, at: place, nonce: draw.take(Vault.nonceLength))
    }
}

/// A subject who has just come to be: a random name and two random keys.
struct FreshSubject {
    static let length = 16 + 2 * SubjectKey.length

    let identifier: [UInt8]
    let content: SubjectKey
    let proof: SubjectKey

    init(_ draw: inout Draw) {
        identifier = Array(draw.take(16))
        content = SubjectKey(bytes: draw.take(SubjectKey.length))
        proof = SubjectKey(bytes: draw.take(SubjectKey.length))
    }
}

/// Random bytes drawn in one go for everything that one act needs: asking the kernel costs more
/// than handing them out.
struct Draw {
    private var rest: ArraySlice<UInt8>

    init(_ randomness: Randomness, subjects: Int, boxes: Int) {
        let count =
            subjects * FreshSubject.length + boxes * Vault.nonceLength + ConsentScribe.randomLength
        rest = randomness.bytes(count)[...]
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        precondition(rest.count >= count, "an act drew too few random bytes")
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
