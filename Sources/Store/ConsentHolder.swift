package import Consent
import Values

/// Whose consents an act is about, with what its record is sealed by.
package struct ConsentHolder: Sendable {
    package let subject: [UInt8]
    package let proof: IdentifierProof
    private let proofKey: [UInt8]?
    private let field: SealedPlace.Field
    /// What the subject decided before, oldest first.
    private let acts: [StoredAct]

    fileprivate init(
        subject: [UInt8], proof: IdentifierProof, _ proofKey: [UInt8]?, _ field: SealedPlace.Field,
        _ acts: [StoredAct]
    ) {
        (self.subject, self.proof, self.acts) = (subject, proof, acts)
        (self.proofKey, self.field) = (proofKey, field)
    }

    /// The key that seals the subject's records; throws once it was destroyed.
    func key(_ vault: Vault) throws(Vault.Failure) -> SubjectKey {
        guard let proofKey, !proofKey.isEmpty else { throw .notOpened(field) }
        return try vault.unwrap(proofKey, at: .init(field, of: subject))
    }

    /// The digest of the content of the last record; nil before the first.
    func lastRecord(_ key: SubjectKey, _ vault: Vault) throws(Vault.Failure) -> Digest? {
        guard let last = acts.last else { return nil }
        let bytes = try vault.open(
            last.record, with: key, at: .init(.consentRecord, of: subject))
        guard let record = ConsentRecord(bytes: bytes) else { throw .notOpened(.consentRecord) }
        return Digest(of: record.content)
    }
}

extension StoredResponse {
    /// The holder of the response's consents, known by the code.
    var holder: ConsentHolder {
        ConsentHolder(subject: subject, proof: .code(code), proofKey, .responseProofKey, acts)
    }
}

extension StoredSubscription {
    /// The holder of the subscription's consents, known by what `proof` says.
    func holder(_ proof: IdentifierProof) -> ConsentHolder {
        ConsentHolder(subject: subject, proof: proof, proofKey, .subscriberProofKey, acts)
    }
}
