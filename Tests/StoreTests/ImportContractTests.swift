import Consent
import Store
import Testing
import Values

/// What every engine promises about subscribers whom an operator brings along.
@Suite struct ImportContractTests {
    private static let now = Moment(seconds: 1_795_424_705)
    private static let proof = ImportedConsent(givenOn: Day(number: 19_000), method: .paper)

    private let action = OperatorAction(.subscribersImported, ["list": "of a test"])

    private func address(_ name: String = "ada") throws -> EmailAddress {
        try #require(EmailAddress("\(name)@example.org"))
    }

    private func context(_ instance: TestInstance, isProven: Bool = true) -> ConsentContext {
        ConsentContext(
            importedList: Digest(of: [1]),
            controller: Controller(name: "Society", contact: "us@example.org"),
            notice: instance.context.notice, texts: instance.context.texts, isProven: isProven)
    }

    private func newcomer(
        _ instance: TestInstance, _ name: String = "ada", proof: ImportedConsent? = Self.proof
    ) throws -> SealedSubscriber {
        let context = context(instance, isProven: proof != nil)
        return instance.sealer.seal(
            imported: try address(name), language: try #require(LanguageTag("fr")),
            to: try #require(PurposeIdentifier("research")), proof: proof, in: context)
    }

    private func actions(_ instance: TestInstance) throws -> [OperatorAction] {
        try instance.store.actions(limit: 100).map(\.action).filter {
            $0.kind == .subscribersImported
        }
    }

    @Test(arguments: Engine.allCases)
    func `a proven consent stands, and its record says when and how it was given`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        #expect(try instance.store.bring([newcomer(instance)], for: action) == 1)
        let known = try instance.subscription(of: try address("ADA"))
        #expect(known.state == .imported && known.language.text == "fr" && known.endedOn == nil)
        #expect(known.consents.validPurposes.map(\.text) == ["research"] && !known.isUnproven)
        let act = try #require(known.acts.first)
        let record = try AskedRecord(ResponseReader(instance.vault).record(of: act, in: known))
        #expect(record.imported?.givenOn == Self.proof.givenOn.description)
        #expect(record.imported?.method == "paper")
        #expect(record.event.by == "operator" && record.event.method == "import")
        #expect(record.identifierProof.kind == "none")
        #expect(record.event.at == Self.now.seconds)
        let asked = try #require(try instance.store.consentContext(act.context)?.asked())
        #expect(asked.source == "import" && asked.sourceVersion == Digest(of: [1]).hexadecimal)
        #expect(asked.purposes.map(\.controlDefault) == ["unknown", "unknown"])
        #expect(try actions(instance) == [action])
    }

    @Test(arguments: Engine.allCases)
    func
        `without proof the consent is unknown, nothing was shown, and the address is not kept for ever`(
            engine: Engine
        ) throws
    {
        let instance = try TestInstance(engine)
        #expect(try instance.store.bring([newcomer(instance, proof: nil)], for: nil) == 1)
        let known = try instance.subscription(of: try address())
        #expect(known.acts.flatMap(\.events).map(\.status) == [.unknown])
        #expect(known.consents.validPurposes.isEmpty && known.isUnproven)
        let act = try #require(known.acts.first)
        #expect(try instance.store.consentContext(act.context)?.asked().notices.isEmpty == true)
        #expect(known.endedOn == Self.now.day)
        let due = RetentionDue(
            today: Self.now.day, signUpsExpiredBy: Moment(seconds: 0),
            mailsQueuedBy: Moment(seconds: 0), subscriptionsEndedBy: Self.now.day,
            proofsEndedBy: Day(number: 0))
        #expect(try instance.store.forget(due, limit: 9).addresses == 1)
        #expect(try instance.store.subscription(known.number) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `an address that is known or repeated stays as it is, and nothing is written down for it`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try instance.askToConfirm(try address())
        let before = try instance.subscription(of: try address())
        let size = try instance.store.ledgerTree().size
        #expect(try instance.store.bring([newcomer(instance, "Ada")], for: action) == 0)
        let after = try instance.subscription(of: try address())
        #expect(after.state == .waiting && after.acts.map(\.leaves) == before.acts.map(\.leaves))
        #expect(try instance.store.ledgerTree().size == size)
        #expect(try actions(instance).isEmpty)
        let twice = try [newcomer(instance, "bo"), newcomer(instance, "BO", proof: nil)]
        #expect(try instance.store.bring(twice, for: action) == 1)
        #expect(!(try instance.subscription(of: try address("bo")).isUnproven))
        #expect(try instance.store.bring(twice, for: action) == 0)
        #expect(try actions(instance).count == 1)
    }

    @Test(arguments: Engine.allCases, Suppression.Reason.allCases)
    func `an address that nobody may write to is not brought back, whatever the reason`(
        engine: Engine, reason: Suppression.Reason
    ) throws {
        let instance = try TestInstance(engine)
        let digest = instance.vault.digest(of: try address())
        try instance.store.suppress(digest, for: reason, on: Self.now.day, action: nil)
        #expect(try instance.store.bring([newcomer(instance)], for: action) == 0)
        #expect(try instance.store.suppression(of: digest)?.reason == reason)
        #expect(try instance.store.subscription(withAddress: digest) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `each leaf attests its record, and the words can be found by their notice`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let names = ["ada", "bo", "cy", "di", "ed"]
        let all = try names.map { try newcomer(instance, $0, proof: $0 < "c" ? nil : Self.proof) }
        #expect(try instance.store.bring(all, for: nil) == 5)
        let leaves = try instance.store.ledgerLeaves(from: 0, limit: 100)
        for name in names {
            let known = try instance.subscription(of: try address(name))
            let act = try #require(known.acts.first)
            let record = try ResponseReader(instance.vault).record(of: act, in: known)
            let event = try #require(act.events.first)
            #expect(
                leaves[try #require(act.leaves.first)]
                    == .consent(event, commitment: record.commitment(at: 0)))
        }
        let notice = instance.context.notice.digest
        let found = try #require(try instance.store.consentContext(withNotice: notice))
        #expect(found.notice.digest == notice)
        #expect(try instance.store.consentContext(withNotice: Digest(of: [7])) == nil)
    }
}
