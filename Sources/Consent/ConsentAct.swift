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
}

/// What differs from person to person in the records of one act.
package struct ConsentAct: Sendable {
    package let subject: [UInt8]
    /// The digest of the code that proves who the subject is; nil before there is one.
    package let code: Digest?
    package let moment: Moment
    package let actor: ConsentActor
    package let method: ConsentMethod

    package init(
        subject: [UInt8], code: Digest?, moment: Moment, actor: ConsentActor, method: ConsentMethod
    ) {
        self.subject = subject
        self.code = code
        self.moment = moment
        self.actor = actor
        self.method = method
    }
}
