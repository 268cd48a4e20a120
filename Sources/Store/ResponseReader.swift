package import Consent
package import FormModel

/// Opens what ``Sealer`` sealed.
package struct ResponseReader: Sendable {
    let vault: Vault

    package init(_ vault: Vault) {
        self.vault = vault
    }

    /// The canonical answers of a response; nil once it was withdrawn.
    package func answers(of response: StoredResponse) throws(Vault.Failure) -> [UInt8]? {
        guard let content = response.content else { return nil }
        return try answers(content, of: response.subject)
    }

    /// The canonical answers of a response that counts.
    package func answers(of record: StoredRecord) throws(Vault.Failure) -> [UInt8] {
        try answers(record.content, of: record.subject)
    }

    private func answers(
        _ content: SealedContent, of subject: [UInt8]
    ) throws(Vault.Failure) -> [UInt8] {
        let key = try vault.unwrap(content.key, at: .init(.responseContentKey, of: subject))
        return try vault.open(content.bytes, with: key, at: .init(.answers, of: subject))
    }

    /// The draft that was saved; nil once it has expired.
    package func draft(_ stored: StoredDraft) throws -> Draft? {
        guard let content = stored.content else { return nil }
        let key = try vault.unwrap(content.key, at: .init(.draftContentKey, of: stored.subject))
        let bytes = try vault.open(
            content.bytes, with: key, at: .init(.draft, of: stored.subject))
        return try Draft(canonicalJSON: bytes)
    }

    /// The private record of one of the response's acts.
    package func record(
        of act: StoredAct, in response: StoredResponse
    ) throws(Vault.Failure) -> ConsentRecord {
        try record(of: act, subject: response.subject, response.proofKey, .responseProofKey)
    }

    /// The private record of one of a subscriber's acts.
    package func record(
        of act: StoredAct, in subscriber: StoredSubject
    ) throws(Vault.Failure) -> ConsentRecord {
        try record(of: act, subject: subscriber.subject, subscriber.proofKey, .subscriberProofKey)
    }

    /// The private record of one of a subscription's acts.
    package func record(
        of act: StoredAct, in subscription: StoredSubscription
    ) throws(Vault.Failure) -> ConsentRecord {
        try record(
            of: act, subject: subscription.subject, subscription.proofKey, .subscriberProofKey)
    }

    private func record(
        of act: StoredAct, subject: [UInt8], _ wrapped: [UInt8]?, _ field: SealedPlace.Field
    ) throws(Vault.Failure) -> ConsentRecord {
        guard let wrapped else { throw .notOpened(field) }
        let key = try vault.unwrap(wrapped, at: .init(field, of: subject))
        let bytes = try vault.open(act.record, with: key, at: .init(.consentRecord, of: subject))
        guard let record = ConsentRecord(bytes: bytes) else { throw .notOpened(.consentRecord) }
        return record
    }
}
