extension Sealer {
    /// Seals a sheet of so many numbers under a fresh key; `revisions` names the number and the revision of
    /// each of its responses.
    package func seal(
        _ answers: [UInt8], texts: [UInt8], revisions: [Int], at place: SheetPlace, for count: Int
    ) -> SealedSheet {
        var draw = Draw(randomness, subjects: 1, boxes: 3)
        let key = SubjectKey(bytes: draw.take(SubjectKey.length))
        return SealedSheet(
            form: place.form, numbers: place.first...(place.first + count - 1),
            revisions: revisions,
            contents: SheetContents(
                key: wrap(key, at: place.key, &draw),
                answers: vault.seal(
                    answers, with: key, at: place.answers, nonce: draw.take(Vault.nonceLength)),
                texts: vault.seal(
                    texts, with: key, at: place.texts, nonce: draw.take(Vault.nonceLength))))
    }
}

extension ResponseReader {
    /// The answers and the texts of a sheet; no texts where they were not asked for.
    package func sheet(
        _ contents: SheetContents, at place: SheetPlace
    ) throws(Vault.Failure) -> (answers: [UInt8], texts: [UInt8]) {
        let key = try vault.unwrap(contents.key, at: place.key)
        let answers = try vault.open(contents.answers, with: key, at: place.answers)
        guard !contents.texts.isEmpty else { return (answers, []) }
        return (answers, try vault.open(contents.texts, with: key, at: place.texts))
    }
}
