import Consent
import Store
import Values

/// The contexts of consent that the rows of one list name: one for each notice, and one for those
/// without proof.
struct ImportContexts {
    private let store: any ReadingStore
    private let controller: Controller
    private let list: Digest
    private let purpose: PurposeIdentifier
    private let words: [Digest: ImportedWords]
    private var known: [Digest: Result<ConsentContext, Failure>] = [:]
    /// The context of rows without proof.
    let unproven: ConsentContext

    /// Why no consent can be proven by a notice.
    struct Failure: Error {
        let fault: ImportFault.Row
    }

    /// The contexts of the list of that digest.
    init(
        _ store: any ReadingStore, _ controller: Controller, list: Digest,
        purpose: PurposeIdentifier, words: [ImportedWords]
    ) {
        (self.store, self.controller, self.list) = (store, controller, list)
        self.purpose = purpose
        self.words = Dictionary(words.map { ($0.notice.digest, $0) }) { first, _ in first }
        unproven = Self.unproven(controller, list, purpose)
    }

    /// The context in which somebody agreed by the notice of that digest.
    mutating func proven(by notice: Digest) throws -> Result<ConsentContext, Failure> {
        if let context = known[notice] { return context }
        let context = try context(of: notice)
        known[notice] = context
        return context
    }

    private func context(of digest: Digest) throws -> Result<ConsentContext, Failure> {
        if let words = words[digest] {
            return .success(context(words.notice, words.texts(purpose)))
        }
        guard let notice = try store.notice(digest)?.notice else {
            return .failure(Failure(fault: .unknownNotice))
        }
        guard notice.kind == .consent,
            let kept = try store.consentContext(withNotice: digest)?.context()
        else { return .failure(Failure(fault: .notWords(notice.kind))) }
        guard kept.index(of: purpose) != nil else {
            return .failure(Failure(fault: .otherPurpose(purpose)))
        }
        return .success(context(notice, kept.texts))
    }

    private func context(_ notice: Notice, _ texts: [ConsentText]) -> ConsentContext {
        ConsentContext(
            importedList: list, controller: controller, notice: notice, texts: texts, isProven: true
        )
    }

    /// The ledger names a notice in each leaf: here one that says that there is none.
    private static func unproven(
        _ controller: Controller, _ list: Digest, _ purpose: PurposeIdentifier
    ) -> ConsentContext {
        guard let english = LanguageTag("en") else { preconditionFailure("en is a language") }
        let texts = [ConsentText(purpose: purpose, meaning: purpose.text, label: "not known")]
        return ConsentContext(
            importedList: list, controller: controller,
            notice: .consent(title: "imported without proof", language: english, texts: texts),
            texts: texts, isProven: false)
    }
}
