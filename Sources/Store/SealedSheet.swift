package import Values

/// What the responses of some numbers answered to a form, laid out by question and sealed with a key of its
/// own: a copy, which goes with its key when one of these responses changes or ends.
package struct SealedSheet: Sendable {
    package let form: FormName
    /// The numbers of responses that it is for.
    package let numbers: ClosedRange<Int>
    /// The number and the revision of each response that it holds, one behind the other.
    package let revisions: [Int]
    package let contents: SheetContents
}

/// The boxes of a sheet with the wrapped key that opens them.
package struct SheetContents: Sendable {
    package let key: [UInt8]
    package let answers: [UInt8]
    /// Empty where nobody asked for the texts.
    package let texts: [UInt8]

    package init(key: [UInt8], answers: [UInt8], texts: [UInt8]) {
        (self.key, self.answers, self.texts) = (key, answers, texts)
    }
}

/// Where a sheet belongs: it opens as that of its form and numbers alone.
package struct SheetPlace: Hashable, Sendable {
    package let form: FormName
    /// The first number that it is for.
    package let first: Int

    package init(form: FormName, first: Int) {
        (self.form, self.first) = (form, first)
    }

    private var name: [UInt8] { Array("\(form) \(first)".utf8) }
    var key: SealedPlace { SealedPlace(.sheetKey, of: name) }
    var answers: SealedPlace { SealedPlace(.sheetAnswers, of: name) }
    var texts: SealedPlace { SealedPlace(.sheetTexts, of: name) }
}
