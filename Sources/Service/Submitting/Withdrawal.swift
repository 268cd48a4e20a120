package import Consent
import FormModel
package import Store
package import Values

/// Ends responses: takes their answers, counts and consents back in one transaction.
package struct Withdrawal: Sendable {
    /// What became of a response that a code leads to.
    package enum Ending: Hashable, Sendable {
        case ended
        /// Its answers were gone already.
        case endedBefore
    }

    private let store: any WritingStore
    private let vault: Vault
    private let sealer: Sealer
    private let controller: Controller

    package init(
        store: any WritingStore, vault: Vault, sealer: Sealer, controller: Controller
    ) {
        self.store = store
        self.vault = vault
        self.sealer = sealer
        self.controller = controller
    }

    /// Ends the response that a code leads to. Returns nil for a code that leads to none.
    package func end(
        _ code: ReceiptCode, by actor: ConsentActor, method: ConsentMethod
    ) throws -> Ending? {
        guard let response = try store.response(withCode: code.digest) else { return nil }
        guard let sealed = try seal(endOf: response, by: actor, method: method) else {
            return .endedBefore
        }
        let action = actor == .operator ? OperatorAction(.revoked) : nil
        return switch try store.withdraw(sealed, for: action) {
        case .withdrawn: .ended
        case .nothingToWithdraw: .endedBefore
        // Changed at this very moment: what counts now is to be taken back.
        case .superseded: try end(code, by: actor, method: method)
        }
    }

    /// The end of a response, sealed; nil when its answers are gone already.
    func seal(
        endOf response: StoredResponse, by actor: ConsentActor, method: ConsentMethod
    ) throws -> SealedWithdrawal? {
        guard let canonical = try ResponseReader(vault).answers(of: response) else { return nil }
        let form = try form(of: response)
        let references = try store.currentNotices()
            .inForce(in: form.language, otherwise: form.mainLanguage)
            .map { ConsentContext.Reference($0.notice, fact: .shown) }
        let context = form.consentContext(controller: controller, references: references)
        return try sealer.seal(
            withdrawalOf: response, answers: form.storedAnswers(canonical),
            context: context, actor: actor, method: method)
    }

    /// The form in the language in which it was answered.
    private func form(of response: StoredResponse) throws -> Form {
        let form = try FormReader.read(response.formSource, fileName: response.form.text).get()
        let translation = try store.translations(of: form.digest)
            .last { $0.language == response.language }
        return try translation?.read(of: form).form ?? form
    }
}
