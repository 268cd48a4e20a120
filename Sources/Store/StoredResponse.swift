package import Consent
package import Values

/// A response as the store keeps it.
package struct StoredResponse: Sendable {
    package let code: Digest
    package let subject: [UInt8]
    package let form: FormName
    package let formVersion: Digest
    /// The survey file of that version.
    package let formSource: [UInt8]
    package let language: LanguageTag
    package let receivedOn: Day
    package let withdrawnOn: Day?
    /// The day on which everything was erased that is not needed as proof.
    package let erasedOn: Day?
    /// 1 as it was sent, one more with each change of its answers.
    package let version: Int
    package let changedOn: Day?
    /// Nil once the response was withdrawn.
    package let content: SealedContent?
    /// Nil once the claims period is over; then no record of the acts can be opened.
    package let proofKey: [UInt8]?
    /// What the subject decided, oldest first.
    package let acts: [StoredAct]

    package init(
        code: Digest, subject: [UInt8], form: FormName, formVersion: Digest, formSource: [UInt8],
        language: LanguageTag, receivedOn: Day, withdrawnOn: Day?, erasedOn: Day?, version: Int,
        changedOn: Day?,
        content: SealedContent?, proofKey: [UInt8]?, acts: [StoredAct]
    ) {
        self.code = code
        self.subject = subject
        self.form = form
        self.formVersion = formVersion
        self.formSource = formSource
        self.language = language
        self.receivedOn = receivedOn
        self.withdrawnOn = withdrawnOn
        self.erasedOn = erasedOn
        self.version = version
        self.changedOn = changedOn
        self.content = content
        self.proofKey = proofKey
        self.acts = acts
    }

    /// The events of all acts, oldest first.
    package var events: [ConsentEvent] { acts.flatMap(\.events) }
}
