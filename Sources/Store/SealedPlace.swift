/// Where a sealed value belongs. A value that was moved to another row or field does not open.
package struct SealedPlace: Hashable, Sendable {
    /// The fields that hold sealed values.
    package enum Field: String, Hashable, Sendable {
        case answers = "response.answers"
        case responseContentKey = "response.content_key"
        case responseProofKey = "response.proof_key"
        case address = "subscriber.address"
        case subscriberContentKey = "subscriber.content_key"
        case subscriberProofKey = "subscriber.proof_key"
        case consentRecord = "consent_act.record"
        case draftContentKey = "draft.content_key"
        case draft = "draft.content"
        case requestKey = "address_request.content_key"
        case request = "address_request.payload"
        case mailKey = "outbox.content_key"
        case mail = "outbox.payload"
        case invitationKey = "invitation.content_key"
        case invitedAddress = "invitation.address"
        case newAddress = "confirmation_token.address"
        case storyKey = "story.content_key"
        case storyWords = "story.words"
        case storyWish = "story.wish"
        case webhookKey = "webhook.content_key"
        case webhook = "webhook.payload"
        case sheetKey = "answer_sheet.content_key"
        case sheetAnswers = "answer_sheet.answers"
        case sheetTexts = "answer_sheet.texts"
    }

    /// The field; its name may stand in an error, the subject may not.
    package let field: Field
    private let subject: [UInt8]

    /// The place of `field` in the row of `subject`.
    package init(_ field: Field, of subject: [UInt8]) {
        self.field = field
        self.subject = subject
    }

    /// The associated data of the seal: the field's name, a zero byte, the subject.
    var associatedData: [UInt8] {
        var data: [UInt8] = []
        data.reserveCapacity(64)
        data.append(contentsOf: field.rawValue.utf8)
        data.append(0)
        data.append(contentsOf: subject)
        return data
    }
}
