import Foundation

/// A ``ConsentRecord`` read back from what was kept, of this version of the product or an earlier one.
package struct AskedRecord: Sendable, Decodable {
    package struct Decision: Sendable, Decodable {
        /// The position of the purpose in its context.
        package let purpose: Int
        package let status: String
    }

    package struct Event: Sendable, Decodable {
        /// Seconds since 1970 in UTC.
        package let at: Int64
        package let by: String
        package let method: String
        /// The SHA-256 of the record of the act before, in hexadecimal digits.
        package let previous: String?
    }

    package struct Proof: Sendable, Decodable {
        package let kind: String
        package let digest: String?
    }

    package struct Evidence: Sendable, Decodable {
        /// The keyed digest of the truncated address in hexadecimal digits.
        package let addressHmac: String
    }

    package struct Imported: Sendable, Decodable {
        /// The day on which the person agreed elsewhere, as `YYYY-MM-DD`.
        package let givenOn: String
        package let method: String
    }

    /// 1 where the record does not say it.
    package let schemaVersion: Int?
    package let recordId: String
    package let subject: String
    /// The digest of the context in hexadecimal digits.
    package let context: String
    package let decisions: [Decision]
    package let event: Event
    package let identifierProof: Proof
    package let ageAssertion: String?
    package let guardian: Bool?
    package let evidence: Evidence?
    package let imported: Imported?
    /// The SHA-256 of the exact words of a story that the act is about, in hexadecimal digits.
    package let words: String?

    /// Reads the content of a record.
    package init(_ record: ConsentRecord) throws(AskedContext.Fault) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(record.content))
        } catch {
            throw .unreadable
        }
    }
}
