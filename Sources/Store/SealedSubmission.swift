package import Values

/// A checked submission, ready to be stored: nothing in it can be read without the key file.
///
/// Only ``Sealer`` makes one, and it takes only what the form's check accepted. A class, because it
/// is handed from thread to thread.
package final class SealedSubmission: Sendable {
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
    /// The day on which the first of the consents runs out; nil when none does.
    package let consentsEndOn: Day?
    /// The digest of the token of the invitation that it answers; nil without one. It is looked up and
    /// not kept.
    package let invitation: Digest?

    init(
        subject: [UInt8], code: Digest, formVersion: Digest, language: LanguageTag, day: Day,
        contentKey: [UInt8], proofKey: [UInt8], answers: [UInt8], act: SealedAct, cells: [Int],
        endsDraft: Bool, consentsEndOn: Day?, invitation: Digest?
    ) {
        (self.subject, self.code, self.formVersion) = (subject, code, formVersion)
        (self.language, self.day) = (language, day)
        (self.contentKey, self.proofKey, self.answers) = (contentKey, proofKey, answers)
        (self.act, self.cells, self.endsDraft) = (act, cells, endsDraft)
        (self.consentsEndOn, self.invitation) = (consentsEndOn, invitation)
    }
}
