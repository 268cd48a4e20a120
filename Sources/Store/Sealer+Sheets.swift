package import Values

extension Sealer {
    /// Seals the answers and the texts of a sheet of these records under a fresh key.
    package func seal(
        _ records: [StoredRecord], of form: FormName, in numbers: ClosedRange<Int>,
        answers: [UInt8], texts: [UInt8]
    ) -> SealedSheet {
        let place = SheetPlace(form: form, first: numbers.lowerBound)
        var draw = Draw(randomness, subjects: 1, boxes: 3)
        let key = SubjectKey(bytes: draw.take(SubjectKey.length))
        return SealedSheet(
            form: form, numbers: numbers,
            revisions: records.flatMap { [$0.number, $0.revision] },
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
