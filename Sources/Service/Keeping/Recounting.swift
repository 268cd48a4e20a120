import FormModel
import Store
package import Values

/// Counts every response anew.
package struct Recounting {
    /// How many responses of a form count, and how many of them fall into each cell.
    package struct Count: Hashable, Sendable {
        package var responses = 0
        /// By `item/cell`.
        package var cells: [String: Int] = [:]
    }

    private static let page = 1_000

    private let store: any ReadingStore
    private let reader: ResponseReader
    private var forms: [Digest: Form] = [:]
    private(set) var counts: [FormName: Count] = [:]

    package init(_ instance: Instance) {
        store = instance.store
        reader = ResponseReader(instance.vault)
    }

    /// The counts of all forms, those that nobody has answered among them.
    package mutating func run() throws -> [FormName: Count] {
        for form in try store.forms() { counts[form.name] = Count() }
        var last: Digest?
        while true {
            let codes = try store.responseCodes(after: last, limit: Self.page)
            guard let end = codes.last else { return counts }
            for code in codes { try count(code) }
            last = end
        }
    }

    private mutating func count(_ code: Digest) throws {
        guard let response = try store.response(withCode: code) else { return }
        try count(response)
    }

    /// Counts one response, if its answers are there.
    mutating func count(_ response: StoredResponse) throws {
        guard let answers = try reader.answers(of: response) else { return }
        let form = try form(of: response)
        counts[form.name, default: Count()].responses += 1
        for cell in try form.cells(ofCanonicalAnswers: answers) {
            counts[form.name, default: Count()].cells["\(form.cells[cell])", default: 0] += 1
        }
    }

    private mutating func form(of response: StoredResponse) throws -> Form {
        if let form = forms[response.formVersion] { return form }
        let form = try FormReader.read(response.formSource, fileName: response.form.text).get()
        forms[response.formVersion] = form
        return form
    }
}
