import Store
import Values

/// Makes records of the rows of responses.
struct RecordMaker {
    static let selection = """
        SELECT id, form_version_id, subject, language, received_on, content_key, answers,
            version FROM response
        WHERE id BETWEEN ? AND ? AND answers IS NOT NULL ORDER BY id
        """

    /// The digests of the versions that count, by their rows.
    let versions: [Int: Digest]
    private(set) var records: [StoredRecord] = []
    private var language = LastValue<LanguageTag>()
    private var day = LastValue<Day>()

    init(versions: [Int: Digest]) { self.versions = versions }

    /// Takes a row of ``selection``, if it is of one of the versions.
    mutating func take(_ row: any ScannedRow) throws {
        guard let version = versions[row.integer(1)] else { return }
        records.append(
            StoredRecord(
                number: row.integer(0), revision: row.integer(7), subject: row.bytes(2),
                formVersion: version, language: try language.value(row, 3) { LanguageTag($0) },
                receivedOn: try day.value(row, 4) { Day($0) },
                content: SealedContent(key: row.bytes(5), bytes: row.bytes(6))))
    }
}

/// The value of a column in the row before: most rows have it again.
private struct LastValue<Value> {
    private var last: (bytes: [UInt8], value: Value)?

    mutating func value(
        _ row: any ScannedRow, _ column: Int, _ read: (String) -> Value?
    ) throws -> Value {
        if let last, row.holds(last.bytes, column) { return last.value }
        let bytes = row.bytes(column)
        guard let value = read(String(decoding: bytes, as: UTF8.self)) else {
            throw StoreError.failed(reason: "a response has a language or day that cannot be read")
        }
        last = (bytes, value)
        return value
    }
}
