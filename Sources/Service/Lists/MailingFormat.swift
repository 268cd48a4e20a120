import Report
import Values

/// How those who may be written to are handed to another program.
package enum MailingFormat: String, Sendable, CaseIterable {
    /// RFC 4180 for spreadsheets, without anything that one takes for a formula.
    case csv
    /// One JSON object a line.
    case jsonl
    /// The CSV that listmonk imports: `email,name,attributes`.
    case listmonk

    private static let columns = [
        "email", "language", "consented_at", "notice_sha256", "notice", "unsubscribe",
        "preferences",
    ]

    /// What stands before the first entry.
    package var header: [UInt8] {
        switch self {
        case .csv: Self.row(Self.columns)
        case .jsonl: []
        case .listmonk: Self.row(["email", "name", "attributes"])
        }
    }

    /// The entry's line. Nil in a CSV for an address that a spreadsheet takes for a formula: an
    /// apostrophe before it would make it the address of somebody else.
    package func line(_ entry: MailingEntry) -> [UInt8]? {
        switch self {
        case .csv:
            CSVExport.isFormula(entry.address.text) ? nil : Self.row(Self.fields(of: entry))
        case .jsonl: Self.object(of: entry, Self.columns[...]).canonical + [0x0A]
        case .listmonk: Self.listmonk(entry)
        }
    }

    private static func fields(of entry: MailingEntry) -> [String] {
        [
            entry.address.text, entry.language.text, entry.consentedAt, entry.notice, entry.label,
            entry.unsubscribe, entry.preferences,
        ]
    }

    private static func object(
        of entry: MailingEntry, _ names: ArraySlice<String>
    ) -> JSONValue {
        let values = fields(of: entry)
        return .object(
            .init(
                uniqueKeysWithValues: names.indices.map { (names[$0], .string(values[$0])) }))
    }

    /// A program reads this, so that the address stands as it is; none holds a comma or a quote.
    private static func listmonk(_ entry: MailingEntry) -> [UInt8] {
        let attributes = object(of: entry, columns[1...]).canonical
        let field = CSVExport.field(String(decoding: attributes, as: UTF8.self))
        return Array("\(entry.address.text),,\(field)\r\n".utf8)
    }

    private static func row(_ fields: [String]) -> [UInt8] {
        Array((fields.map(CSVExport.field).joined(separator: ",") + "\r\n").utf8)
    }
}
