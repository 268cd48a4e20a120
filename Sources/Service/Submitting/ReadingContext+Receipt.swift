import Consent
import FormModel
import HTTPServer
import Pages
import Store
import Values

extension ReadingContext {
    /// The address that shows a receipt for an hour.
    func address(ofReceipt code: ReceiptCode, occasion: ReceiptPage.Occasion) -> String {
        address(receiptPath(code), occasion.query)
    }

    /// The address at which the answer to one item can be changed, for as long.
    func address(ofChange item: Item, in code: ReceiptCode) -> String {
        address("\(receiptPath(code))/\(item.identifier.text)")
    }

    /// The address of the file that proves the consent event of that number, for as long.
    func address(ofProof number: Int, in code: ReceiptCode) -> String {
        "\(receiptPath(code))/proof/\(number)"
    }

    /// The address of everything that is held under a code, for as long.
    func address(ofDataIn code: ReceiptCode) -> String {
        address("\(receiptPath(code))/data.html")
    }

    private func receiptPath(_ code: ReceiptCode) -> String {
        "/receipt/\(links.text(for: code, now: clock.now, randomness: randomness))"
    }

    /// The path with a parameter, with the language that the person asked for, and in the frame that
    /// the page stands in.
    func address(_ path: String, _ parameter: String? = nil) -> String {
        let language = wish.asked.map { "\(LanguageWish.parameter)=\($0)" }
        let frame = isEmbedded ? Framing.parameter : nil
        let query = [parameter, frame, language].compactMap(\.self).joined(separator: "&")
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    /// The code that an address of a receipt holds.
    func code(inLink text: String) -> ReceiptLink.Reading {
        links.read(text, now: clock.now)
    }

    /// Says whether a code's stored answers are those of `submission`.
    func isSame(_ submission: Submission, code: ReceiptCode) throws(StoreError) -> Bool {
        guard let stored = try store.response(withCode: code.digest) else { return false }
        do throws(Vault.Failure) {
            return try reader.answers(of: stored) == submission.canonicalAnswers
        } catch {
            throw .failed(reason: "the answers of a response cannot be opened")
        }
    }

    /// The form version that a response answered, in all its languages.
    func forms(of response: StoredResponse) throws -> TranslatedForm {
        let survey = publications.current.main.surveys[response.form]
        if let survey, survey.form.digest == response.formVersion { return survey.forms }
        let form = try FormReader.read(response.formSource, fileName: response.form.text).get()
        return TranslatedForm(form, translations: try translations(of: form))
    }

    /// The form as the person was shown it who gave the response: with the texts that the notice of
    /// their consent holds, however often the translation has been corrected since.
    func shownForm(of response: StoredResponse) throws -> Form {
        let forms = try forms(of: response)
        let form = forms.form(in: response.language) ?? forms.main
        guard let notice = response.events.first?.notice, form.consentNotice.digest != notice else {
            return form
        }
        let earlier = try store.translations(of: response.formVersion)
            .map { try $0.read(of: forms.main).form }
        return ([forms.main] + earlier).last { $0.consentNotice.digest == notice } ?? form
    }

    /// The form in the language in which the person reads now, or else as they were shown it.
    func readForm(of response: StoredResponse) throws -> Form {
        try forms(of: response).form(in: pages.language) ?? shownForm(of: response)
    }

    /// The last translation of a form version to each language.
    private func translations(of form: Form) throws -> [Translation] {
        let stored = try store.translations(of: form.digest)
        let last = Dictionary(stored.map { ($0.language, $0) }) { _, later in later }
        return try last.values.map { try $0.read(of: form) }
    }

    /// The answers of a response; nil once it was withdrawn.
    func answers(of response: StoredResponse, in form: Form) throws -> StoredAnswers? {
        try reader.answers(of: response).map { try form.storedAnswers($0) }
    }
}

extension ReceiptPage.Occasion {
    private static let names: [(String, ReceiptPage.Occasion)] = [
        ("sent", .sent), ("kept", .duplicate), ("changed", .changed), ("unchanged", .unchanged),
        ("decided", .decided), ("story", .told), ("moved", .storyMoved), ("unsaid", .unsaid),
    ]

    /// The parameter of a receipt's address that tells why it is shown.
    var query: String? { Self.names.first { $0.1 == self }?.0 }

    /// The occasion that an address tells.
    init(query: [UInt8]) {
        let fields = try? FormFields(parsing: query)
        self = Self.names.first { fields?.first($0.0) != nil }?.1 ?? .seen
    }
}
