import Consent
import HTTPServer
import Logging
import Pages
import Store
import Values

/// All that a page or answer can reach that changes nothing.
///
/// Routes registered for GET and HEAD are given this context and no other, so that a link scanner
/// cannot change anything by opening an address.
struct ReadingContext: Sendable {
    private let resources: ReadingResources
    /// In which language whoever asks wants to read.
    var wish = LanguageWish.none
    /// Says whether the answer is to a form, whose page cannot be asked for in another language
    /// without the loss of what was typed.
    var isAnswerToForm = false
    /// Says whether the page stands in a frame on another site.
    var isEmbedded = false

    init(_ resources: ReadingResources) {
        self.resources = resources
    }

    var store: any ReadingStore { resources.store }
    var publications: Publications { resources.publications }
    var renderers: PageRenderers { resources.renderers }
    var vault: Vault { resources.vault }
    var clock: WallClock { resources.clock }
    var randomness: Randomness { resources.randomness }
    var draftDays: Int { resources.draftDays }
    var proofDays: Int { resources.proofDays }
    var needsInvitations: Bool { resources.needsInvitations }
    var assets: [String: PreparedAnswer] { resources.assets }
    var framing: Framing { resources.framing }
    var ledger: LedgerPublisher { resources.ledger }
    var proofs: ConsentProof { ConsentProof(store: store, vault: vault, publisher: ledger) }
    var guarding: SpamGuard { resources.guarding }
    var offersMail: Bool { resources.offersMail }
    var readiness: Readiness { resources.readiness }

    var editions: Editions {
        isEmbedded ? publications.current.embedded : publications.current
    }
    var edition: Edition { editions.edition(for: wish) }
    /// What makes pages in the language of whoever asks.
    var pages: PageRenderer {
        let pages = renderers.pages(for: wish).embedded(isEmbedded)
        return isAnswerToForm ? pages.offering([]) : pages
    }
    var links: ReceiptLink { ReceiptLink(vault) }
    var reader: ResponseReader { ResponseReader(vault) }
}

/// What every request reads from, made once.
///
/// A class, because every request hands it on: as a struct it would cost a dozen reference counts
/// each time, on counters that all threads share.
final class ReadingResources: Sendable {
    let store: any ReadingStore
    let publications: Publications
    let renderers: PageRenderers
    let vault: Vault
    let clock: WallClock
    let randomness: Randomness
    /// How many days a draft is kept after it was saved last.
    let draftDays: Int
    /// How many days the proof of a consent is kept after its end.
    let proofDays: Int
    /// False where an author tries a survey out that others can take by invitation alone.
    let needsInvitations: Bool
    /// What pages refer to, by its path.
    let assets: [String: PreparedAnswer]
    let framing: Framing
    /// Says whether mails can be sent.
    let offersMail: Bool
    let guarding: SpamGuard
    let ledger: LedgerPublisher
    let readiness: Readiness

    init(
        _ instance: Instance, publications: Publications, renderers: PageRenderers,
        framing: Framing, ledger: LedgerPublisher, readiness: Readiness, settings: Settings
    ) {
        (self.ledger, self.readiness) = (ledger, readiness)
        (store, vault) = (instance.store, instance.vault)
        (clock, randomness) = (instance.clock, instance.randomness)
        (self.publications, self.renderers) = (publications, renderers)
        (self.framing, draftDays) = (framing, settings.draftDays)
        proofDays = settings.retention.proofDays
        offersMail = settings.mail.isReady
        needsInvitations = settings.needsInvitations
        let named = renderers.main.namedAssets.map { ($0.path, PreparedAnswer($0)) }
        assets = Dictionary(named) { first, _ in first }
        guarding = SpamGuard(settings.guarding, instance: instance, server: settings.server)
    }
}

/// What an action that a person asked for by POST or DELETE may use beside.
struct WritingContext: Sendable {
    var reading: ReadingContext
    private let resources: WritingResources
    /// What the records of what is decided keep of where it came from.
    private var evidence: ConsentEvidence?

    init(_ reading: ReadingResources, _ writing: WritingResources) {
        self.reading = ReadingContext(reading)
        resources = writing
    }

    var store: any WritingStore { resources.store }
    var queue: SubmissionQueue { resources.queue }
    var sealer: Sealer { kept(resources.sealer) { $0.keeping($1) } }
    var withdrawal: Withdrawal { kept(resources.withdrawal) { $0.keeping($1) } }
    var erasure: Erasure { kept(resources.erasure) { $0.keeping($1) } }
    var stories: StoryDesk { kept(resources.stories) { $0.keeping($1) } }
    var signUps: SignUps { resources.signUps }
    var subscriptions: Subscriptions { kept(resources.subscriptions) { $0.keeping($1) } }
    var invitations: Invitations { resources.invitations }
    var forgetting: LogForgetter { resources.forgetting }
    var isLoneConnection: Bool { resources.isLoneConnection() }
}

/// What every action that changes something works with, made once.
final class WritingResources: Sendable {
    let store: any WritingStore
    let queue: SubmissionQueue
    let sealer: Sealer
    let withdrawal: Withdrawal
    let erasure: Erasure
    let stories: StoryDesk
    let signUps: SignUps
    let subscriptions: Subscriptions
    let invitations: Invitations
    /// Asks for the write-ahead log to be emptied of what was erased, as soon as nobody reads it.
    let forgetting: LogForgetter
    let evidence: EvidenceSource?
    /// Says whether the caller's connection is the only one.
    let isLoneConnection: @Sendable () -> Bool

    init(
        _ instance: Instance, queue: SubmissionQueue, forgetting: LogForgetter,
        stories: StoryDesk, evidence: EvidenceSource?,
        isLoneConnection: @escaping @Sendable () -> Bool
    ) {
        (store, sealer) = (instance.store, instance.sealer)
        (self.queue, self.forgetting, self.evidence) = (queue, forgetting, evidence)
        self.stories = stories
        withdrawal = instance.withdrawal
        erasure = instance.erasure
        signUps = SignUps(sealer: instance.sealer)
        (subscriptions, invitations) = (instance.subscriptions, instance.invitations)
        self.isLoneConnection = isLoneConnection
    }
}

extension WritingContext {
    /// What writes records, with the evidence that they keep of this request if there is any.
    private func kept<Writer>(
        _ writer: Writer, _ keeping: (Writer, ConsentEvidence) -> Writer
    ) -> Writer {
        guard let evidence else { return writer }
        return keeping(writer, evidence)
    }

    /// Takes over what is kept of where a request came from.
    mutating func keepEvidence(of request: Request) {
        evidence = resources.evidence?.evidence(of: request)
    }

    /// The same for whoever sends the form of a page in `language`, of which the page tells.
    func shown(in language: String?) -> WritingContext {
        var context = self
        context.reading.wish = reading.wish.shown(in: language)
        return context
    }
}
