import Consent
package import Store
package import Values

extension SQLStore {
    package func formVersions(of form: FormName) throws(StoreError) -> [StoredFormVersion] {
        try read { database in
            try database.rows(
                """
                SELECT digest, published_on, source
                FROM form_version JOIN form ON form.id = form_id
                WHERE form.name = ? ORDER BY form_version.id
                """, form.text
            )
            .map {
                StoredFormVersion(
                    digest: try $0.digest("digest"), publishedOn: try $0.day("published_on"),
                    source: $0.bytes("source"))
            }
        }
    }

    package func lastRecord() throws(StoreError) -> Int {
        try read { try $0.value("SELECT max(id) FROM response") ?? 0 }
    }

    package func records(
        of form: FormName, in numbers: ClosedRange<Int>
    ) throws(StoreError) -> [StoredRecord] {
        try read { database in
            var maker = RecordMaker(versions: try versions(of: form, in: database))
            try database.scan(RecordMaker.selection, with: numbers.bounds) { try maker.take($0) }
            return maker.records
        }
    }

    private func versions(
        of form: FormName, in database: any SQLSession
    ) throws -> [Int: Digest] {
        let rows = try database.rows(
            """
            SELECT form_version.id, digest FROM form_version JOIN form ON form.id = form_id
            WHERE form.name = ?
            """, form.text)
        return try Dictionary(
            rows.map { ($0[0], try $0.digest("digest")) }, uniquingKeysWith: { first, _ in first })
    }

    package func validPurposes(
        ofRecords numbers: ClosedRange<Int>
    ) throws(StoreError) -> [Int: Set<PurposeIdentifier>] {
        try read { database in
            var (valid, words) = ([Int: Set<PurposeIdentifier>](), DecisionWords())
            valid.reserveCapacity(numbers.count)
            try database.scan(
                """
                SELECT response_id, decisions FROM consent_act
                WHERE response_id BETWEEN ? AND ? ORDER BY response_id, id
                """, with: numbers.bounds
            ) {
                try words.apply($0.bytes(1), to: &valid[$0.integer(0), default: []])
            }
            return valid
        }
    }
}

extension ClosedRange<Int> {
    fileprivate var bounds: [SQLValue] { [.integer(lowerBound), .integer(upperBound)] }
}
