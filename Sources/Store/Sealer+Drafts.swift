package import FormModel
package import Values

extension Sealer {
    /// Seals a draft in place of `stored`, under the key that it has, or under a fresh key of a
    /// fresh subject when there is none.
    package func seal(
        _ draft: Draft, of form: Form, language: LanguageTag, code: ReceiptCode,
        over stored: StoredDraft?, lasting days: Int
    ) throws(Vault.Failure) -> SealedDraft {
        let today = clock.now.day
        let owner = try stored.flatMap { stored throws(Vault.Failure) in
            try stored.content.map { content throws(Vault.Failure) in
                let place = SealedPlace(.draftContentKey, of: stored.subject)
                let key = try vault.unwrap(content.key, at: place)
                return (subject: stored.subject, key: key, wrapped: content.key)
            }
        }
        let (subject, key, wrapped) = owner ?? freshOwner()
        return SealedDraft(
            subject: subject, code: code.digest, formVersion: form.digest, language: language,
            savedOn: today, expiresOn: Day(number: today.number + days), contentKey: wrapped,
            content: vault.seal(
                draft.canonicalJSON, with: key, at: .init(.draft, of: subject),
                nonce: randomness.bytes(Vault.nonceLength)[...]),
            replaces: stored?.revision ?? 0)
    }

    private func freshOwner() -> (subject: [UInt8], key: SubjectKey, wrapped: [UInt8]) {
        let subject = randomness.bytes(16)
        let key = SubjectKey(bytes: randomness.bytes(SubjectKey.length)[...])
        let wrapped = vault.wrap(
            key, at: .init(.draftContentKey, of: subject),
            nonce: randomness.bytes(Vault.nonceLength)[...])
        return (subject, key, wrapped)
    }

    /// Seals other answers to a response under the key that it has; nil once it was withdrawn.
    package func seal(
        changeOf response: StoredResponse, from old: StoredAnswers, to new: Submission
    ) throws(Vault.Failure) -> SealedChange? {
        guard let content = response.content else { return nil }
        let key = try vault.unwrap(
            content.key, at: .init(.responseContentKey, of: response.subject))
        return SealedChange(
            code: response.code, day: clock.now.day,
            answers: vault.seal(
                new.canonicalAnswers, with: key, at: .init(.answers, of: response.subject),
                nonce: randomness.bytes(Vault.nonceLength)[...]),
            replaces: response.version, oldCells: old.countCells, newCells: new.countCells)
    }
}
