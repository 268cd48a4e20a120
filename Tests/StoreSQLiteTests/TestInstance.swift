import Consent
import FormModel
import Foundation
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

/// The engines that keep the same contract.
enum Engine: String, CaseIterable, Sendable {
    case sqlite
}

/// A store in a folder of its own, with a published form; the folder goes when the instance goes.
final class TestInstance: Sendable {
    static let survey = """
        survey: pulse
        version: 1.0.0
        language: en
        title: Pulse
        purposes:
          survey: To count my answers
          research: To share my answers
        sensitive: health
        purpose: survey
        sections:
        - section: All
          items:
          - id: ok_survey
            consent: I want to take part.
            purpose: survey
            required: true
          - id: ok_research
            consent: Share my answers.
            purpose: research
          - id: change
            one: How did your weight change?
            choices:
            - lost: I lost weight
            - same: It stayed the same
          - id: remark
            text: Anything else?
        """

    let folder: URL
    let vault: Vault
    let store: any WritingStore
    let form: Form
    let context: ConsentContext
    let sealer: Sealer

    init(_ engine: Engine = .sqlite) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        vault = Vault(MasterKey.generate(.system))
        store = try Self.open(engine, in: folder, vault: vault)
        form = try FormReader.read(Array(Self.survey.utf8), fileName: "pulse.yaml").get()
        let language = try #require(LanguageTag("en"))
        let texts = try ["survey", "research"].map { name in
            ConsentText(purpose: try #require(PurposeIdentifier(name)), meaning: name, label: name)
        }
        let notice = Notice.consent(title: "Pulse", language: language, texts: texts)
        context = ConsentContext(
            controller: Controller(name: "Society", contact: "us@example.org"),
            source: "pulse", sourceVersion: form.digest, language: language, notice: notice,
            texts: texts, isSpecialCategory: true, references: [])
        sealer = Sealer(
            vault: vault, clock: WallClock { Moment(seconds: 1_795_424_705) }, randomness: .system)
        try store.publish(form, source: form.source, consent: notice, on: Day(number: 20_780))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The store of an engine in a folder, as another process would open it.
    static func open(_ engine: Engine, in folder: URL, vault: Vault) throws -> any WritingStore {
        switch engine {
        case .sqlite:
            try SQLStore(
                sqlite: folder.appending(path: "recount.sqlite"), vault: vault,
                ledger: try ledger(in: folder), today: Day(number: 20_780))
        }
    }

    static func ledger(in folder: URL) throws -> LedgerSetup {
        LedgerSetup(
            name: try #require(LedgerName("example.org/ledger")),
            head: HeadFile(folder.appending(path: "recount.head")))
    }

    func code(_ key: String) throws -> ReceiptCode {
        vault.code(for: try #require(SubmissionKey(Array(key.utf8))), of: form.name)
    }

    /// A checked and sealed submission of these fields, under a key.
    func submission(
        key: String, _ fields: [(String, String)], endsDraft: Bool = false
    ) throws -> SealedSubmission {
        sealer.seal(
            try checked(fields), language: form.language, code: try code(key), context: context,
            method: .surveyPage, endsDraft: endsDraft)
    }

    /// These fields as checked answers.
    func checked(_ fields: [(String, String)]) throws -> Submission {
        var raw = RawSubmission()
        for (name, value) in [("ok_survey", "yes")] + fields { raw.append(name, value) }
        guard case .accepted(let submission) = form.check(raw, on: Day(number: 20_780)) else {
            throw StoreError.failed(reason: "the fields of the test are no submission")
        }
        return submission
    }

    func key(_ number: Int) -> String { "a-submission-key-\(number)" }

    /// The withdrawal of what a key stored.
    func withdrawal(key: String, by actor: ConsentActor = .person) throws -> SealedWithdrawal {
        let response = try #require(try store.response(withCode: code(key).digest))
        let answers = try #require(try ResponseReader(vault).answers(of: response))
        return try sealer.seal(
            withdrawalOf: response, answers: try form.storedAnswers(answers),
            decisions: ConsentState(response.events).validPurposes.map {
                PurposeDecision($0, actor == .person ? .withdrawn : .revoked, in: context)
            }, by: actor, method: .receiptPage)
    }

    /// The response that a key stored, and the end of its consent to research.
    func withdrawalOfResearch(
        key: String, until end: Day? = nil
    ) throws -> (StoredResponse, SealedDecision) {
        let response = try #require(try store.response(withCode: code(key).digest))
        let canonical = try #require(try ResponseReader(vault).answers(of: response))
        let old = try form.storedAnswers(canonical)
        let research = try #require(PurposeIdentifier("research"))
        let sealed = try sealer.seal(
            [PurposeDecision(research, .withdrawn, in: context)], about: response, from: old,
            to: form.revised(old, deciding: [research: false]), until: end, by: .person,
            method: .receiptPage)
        return (response, try #require(sealed))
    }

    func count(_ item: String, _ cell: String) throws -> Int? {
        try store.counts(of: form.name).first { $0.item == item && $0.cell == cell }?.responses
    }

    /// Every byte that the instance's files hold.
    func storedBytes() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try Data(contentsOf: folder.appending(path: $0)))
            })
    }

    /// The tree that the stored leaves make.
    func replayedTree() throws -> MerkleTree {
        var tree = MerkleTree()
        for leaf in try store.ledgerLeaves(from: 0, limit: 1_000_000) { tree.append(leaf) }
        return tree
    }
}

extension WritingStore {
    /// Stores submissions that are not mixed with drafts.
    func accept(_ submissions: [SealedSubmission]) throws(StoreError) -> [Acceptance] {
        try accept(submissions.map(SealedEntry.submission))
    }
}

extension WritingStore {
    /// Publishes a form version that has no translations.
    @discardableResult
    func publish(
        _ form: Form, source: [UInt8], consent: Notice, on day: Day
    ) throws(StoreError) -> Bool {
        try publish(form, source: source, consent: consent, translations: [], on: day)
    }
}

extension WritingStore {
    /// Ends a response for the person whose it is.
    func withdraw(_ withdrawal: SealedWithdrawal) throws(StoreError) -> WithdrawalOutcome {
        try withdraw(withdrawal, for: nil)
    }
}

extension RetentionDue {
    /// Drafts alone.
    static func drafts(until day: Day) -> RetentionDue {
        let never = Moment(seconds: 0)
        return RetentionDue(
            today: day, signUpsExpiredBy: never, mailsQueuedBy: never,
            subscriptionsEndedBy: Day(number: 0), proofsEndedBy: Day(number: 0))
    }
}

extension WritingStore {
    /// Keeps a person's own decision.
    func decide(_ decision: SealedDecision) throws(StoreError) -> Bool {
        try decide(decision, for: nil)
    }
}

extension TestInstance {
    /// Stores a request, as a page does.
    func request(_ request: AddressRequest, of address: EmailAddress) throws -> StoredRequest {
        let sealed = sealer.seal(request, of: address, context: context)
        #expect(try store.accept([.request(sealed)]) == [.stored])
        return try #require(try store.requests(limit: 10).last)
    }

    /// A mail that asks an address to confirm, with the digest of its token.
    func confirmation(of address: EmailAddress) -> (mail: SealedMail, token: Digest) {
        let (text, token) = sealer.token()
        let letter = Letter(
            to: address.text, language: "en", .confirmation(token: text, purposes: ["news"]))
        return (sealer.seal(letter, to: address, proving: token), token.digest)
    }

    /// Lets an address wait for its confirmation; returns the token that confirms it.
    @discardableResult
    func askToConfirm(_ address: EmailAddress) throws -> Digest {
        let wish = SignUpWish(
            context: context, purposes: context.texts.map(\.purpose), method: .signUpBox)
        let stored = try request(.signUp(wish), of: address)
        let newcomer = sealer.seal(
            subscriber: address, askedFor: context.texts.map(\.purpose), in: context,
            method: .signUpBox)
        let (mail, token) = confirmation(of: address)
        let errand = SealedErrand(request: stored.number, change: .add(newcomer), mail: mail)
        #expect(try store.carryOut(errand, mailsPerDay: 3))
        return token
    }

    func subscription(of address: EmailAddress) throws -> StoredSubscription {
        try #require(try store.subscription(withAddress: vault.digest(of: address)))
    }

    /// What a subscriber decides about every purpose.
    func change(
        _ subscription: StoredSubscription, to status: ConsentStatus
    ) throws -> SealedSubscriberChange {
        try sealer.seal(
            context.texts.map { PurposeDecision($0.purpose, status, in: context) },
            about: subscription, by: .person, method: .preferencesPage, proof: .none)
    }
}
