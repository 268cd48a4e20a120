package import Values

/// Who changed a consent.
package enum ConsentActor: String, Hashable, Sendable {
    case person
    case `operator`
}

/// How a consent was changed.
package enum ConsentMethod: String, Hashable, Sendable {
    case surveyPage = "survey page"
    case signUpBox = "sign-up box"
    case receiptPage = "receipt page"
    case programmingInterface = "API"
    case commandLine = "command line"
    /// The page that a confirmation mail leads to.
    case confirmationPage = "confirmation page"
    case preferencesPage = "preferences page"
    /// A mail program's own button (RFC 8058), or the page behind the link in a mail.
    case unsubscribeLink = "unsubscribe link"
    /// A list that an operator brought along.
    case listImport = "import"
    /// The time for which a consent is valid ran out.
    case calendar = "calendar"
}

/// How it is known who acted.
package enum IdentifierProof: Hashable, Sendable {
    /// Not at all: a sign-up that nobody has confirmed yet, an import.
    case none
    /// By the receipt code of that digest.
    case code(Digest)
    /// By the token of that digest, which was sent to the address.
    case email(Digest)
}

/// What differs from person to person in the records of one act.
package struct ConsentAct: Sendable {
    package let subject: [UInt8]
    package let proof: IdentifierProof
    package let moment: Moment
    package let actor: ConsentActor
    package let method: ConsentMethod

    /// What the person asserts of themselves by it.
    package let assertions: PersonalAssertions
    /// The digest of the content of the same person's record before; nil for the first one.
    package let previous: Digest?
    /// Where the act came from; nil unless the operator keeps that.
    package let evidence: ConsentEvidence?
    /// When and how the person agreed elsewhere; nil unless a list brought that along.
    package let imported: ImportedConsent?
    /// The digest of the exact words that the act is about; nil for all but stories.
    package let words: Digest?

    package init(
        subject: [UInt8], proof: IdentifierProof, moment: Moment, actor: ConsentActor,
        method: ConsentMethod,
        assertions: PersonalAssertions = PersonalAssertions(), previous: Digest? = nil,
        evidence: ConsentEvidence? = nil, imported: ImportedConsent? = nil, words: Digest? = nil
    ) {
        self.subject = subject
        self.proof = proof
        self.moment = moment
        self.actor = actor
        self.method = method
        self.assertions = assertions
        self.previous = previous
        self.evidence = evidence
        self.imported = imported
        self.words = words
    }
}

/// What a person asserts of themselves where a form asks it (GDPR Art. 8).
package struct PersonalAssertions: Hashable, Sendable {
    /// To be of age.
    package let isAdult: Bool
    /// To be the guardian of the one whom the answers are about.
    package let isGuardian: Bool

    package init(isAdult: Bool = false, isGuardian: Bool = false) {
        self.isAdult = isAdult
        self.isGuardian = isGuardian
    }
}
