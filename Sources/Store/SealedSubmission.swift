package import Values

/// A checked submission, ready to be stored: nothing in it can be read without the key file.
///
/// Only ``Sealer`` makes one, and it takes only what the form's check accepted.
package struct SealedSubmission: Sendable {
    package let subject: [UInt8]
    package let code: Digest
    package let formVersion: Digest
    package let language: LanguageTag
    package let day: Day
    package let contentKey: [UInt8]
    package let proofKey: [UInt8]
    package let answers: [UInt8]
    package let act: SealedAct
    /// The cells of the form version in which the submission counts.
    package let cells: [Int]
    /// True when a draft was saved under the code; it goes when the submission is stored.
    package let endsDraft: Bool
}
