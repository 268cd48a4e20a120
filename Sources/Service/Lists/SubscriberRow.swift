import Consent
import Values

/// The columns of a list of subscribers, as its first line names them.
struct SubscriberColumns {
    /// A column that is understood.
    enum Name: String, CaseIterable {
        case email, language
        case consentedOn = "consented_on"
        case notice, method
    }

    /// How many fields each row has.
    let count: Int
    private var places: [Name: Int] = [:]
    /// The columns that mean nothing here, as they were written.
    private(set) var unused: [String] = []

    init(_ header: [String]) throws(ImportFault) {
        count = header.count
        for (place, text) in header.enumerated() {
            guard let name = Name(rawValue: text.trimmed.lowercased()) else {
                unused.append(text.trimmed)
                continue
            }
            guard places.updateValue(place, forKey: name) == nil else {
                throw .repeatedColumn(name.rawValue)
            }
        }
        guard places[.email] != nil else { throw .noEmailColumn }
    }

    /// What stands in a column; nil where nothing does.
    func field(_ name: Name, of row: CommaSeparated.Row) -> String? {
        places[name].map { row.fields[$0].trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// One row of a list of subscribers, checked.
struct SubscriberRow {
    /// When, how and by which words somebody agreed, as far as it is a proof.
    struct Proof {
        let consent: ImportedConsent
        let notice: Digest
    }

    let address: EmailAddress
    /// Nil where the row names none.
    let language: LanguageTag?
    /// Nil where nothing proves the consent.
    let proof: Proof?

    /// Reads a row of a list that is imported on `today`.
    init(
        _ row: CommaSeparated.Row, _ columns: SubscriberColumns, today: Day
    ) throws(ImportFault) {
        func fault(_ fault: ImportFault.Row) -> ImportFault { .row(line: row.line, fault) }
        guard row.fields.count == columns.count else {
            throw fault(.fieldCount(expected: columns.count))
        }
        guard let address = columns.field(.email, of: row).flatMap(EmailAddress.init) else {
            throw fault(.address)
        }
        self.address = address
        let told = columns.field(.language, of: row)
        language = told.flatMap(LanguageTag.init)
        guard (told == nil) == (language == nil) else { throw fault(.language) }
        do {
            proof = try Self.proof(row, columns, today)
        } catch {
            throw fault(error.fault)
        }
    }

    private static func proof(
        _ row: CommaSeparated.Row, _ columns: SubscriberColumns, _ today: Day
    ) throws(ImportContexts.Failure) -> Proof? {
        let fields = [.consentedOn, .notice, .method].map { columns.field($0, of: row) }
        let told = fields.compactMap(\.self)
        guard !told.isEmpty else { return nil }
        guard told.count == fields.count else { throw .init(fault: .incompleteProof) }
        guard let day = Day(told[0]) else { throw .init(fault: .day) }
        guard day <= today else { throw .init(fault: .futureDay) }
        guard let notice = Digest(hexadecimal: told[1]) else { throw .init(fault: .notADigest) }
        guard let method = ImportedConsent.Method(rawValue: told[2]) else {
            throw .init(fault: .method)
        }
        return Proof(consent: ImportedConsent(givenOn: day, method: method), notice: notice)
    }
}
