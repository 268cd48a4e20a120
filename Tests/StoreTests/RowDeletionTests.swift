import StoreSQL
import Testing

@testable import StorePostgreSQL

@Suite struct RowDeletionTests {
    private func deletion(_ sql: String) -> RowDeletion? {
        RowDeletion(sql) { _ in ["code_key": "bigint", "code_digest": "bytea", "day": "date"] }
    }

    @Test func `rows are found by arrays of their columns' types`() throws {
        let deletion = try #require(
            self.deletion("DELETE FROM draft WHERE code_key = ? AND code_digest = ? AND day = ?"))
        #expect(
            deletion.statement == """
                DELETE FROM draft \
                USING unnest($1::bigint[], $2::bytea[], $3::text[]) AS given (v1, v2, v3) \
                WHERE draft.code_key = v1::bigint AND draft.code_digest = v2::bytea \
                AND draft.day = v3::date
                """)
        #expect(deletion.arrays == [.int8, .bytea, .text])
    }

    @Test(arguments: [
        "DELETE FROM draft", "DELETE FROM draft WHERE code_key = ? OR code_digest = ?",
        "DELETE FROM draft WHERE code_key < ?", "DELETE FROM draft WHERE unknown = ?",
        "DELETE FROM draft WHERE code_key = ?1", "UPDATE draft SET day = ? WHERE code_key = ?",
    ])
    func `other statements go one by one`(sql: String) {
        #expect(deletion(sql) == nil)
    }
}
