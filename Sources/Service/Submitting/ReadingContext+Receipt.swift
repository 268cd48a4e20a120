import FormModel
import HTTPServer
import Pages
import Store
import Values

extension ReadingContext {
    /// The address that shows a receipt for an hour.
    func address(ofReceipt code: ReceiptCode, occasion: ReceiptPage.Occasion) -> String {
        let link = links.text(for: code, now: clock.now, randomness: randomness)
        return "/receipt/\(link)\(occasion.query)"
    }

    /// The code that an address of a receipt holds.
    func code(inLink text: String) -> ReceiptLink.Reading {
        links.read(text, now: clock.now)
    }

    /// Says whether a code's stored answers are those of `submission`.
    func isSame(_ submission: Submission, code: ReceiptCode) -> Bool {
        guard let stored = try? store.response(withCode: code.digest),
            let answers = try? reader.answers(of: stored)
        else { return false }
        return answers == submission.canonicalAnswers
    }

    /// The form version that a response answered.
    func form(of response: StoredResponse) throws -> Form {
        if let survey = edition.surveys[response.form], survey.form.digest == response.formVersion {
            return survey.form
        }
        return try FormReader.read(response.formSource, fileName: response.form.text).get()
    }

    /// The answers of a response; nil once it was withdrawn.
    func answers(of response: StoredResponse, in form: Form) throws -> StoredAnswers? {
        try reader.answers(of: response).map { try form.storedAnswers($0) }
    }
}

extension ReceiptPage.Occasion {
    private static let names: [(String, ReceiptPage.Occasion)] = [
        ("sent", .sent), ("kept", .duplicate), ("changed", .changed), ("unchanged", .unchanged),
    ]

    /// What is added to a receipt's address to tell why it is shown.
    var query: String {
        Self.names.first { $0.1 == self }.map { "?\($0.0)" } ?? ""
    }

    /// The occasion that an address tells.
    init(query: [UInt8]) {
        self = Self.names.first { query.elementsEqual($0.0.utf8) }?.1 ?? .seen
    }
}
