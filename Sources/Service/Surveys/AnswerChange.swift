import FormModel
import HTTPServer
import Pages
import Store
import Values

/// A sent response in the hands of a person who changes it, question by question.
struct AnswerChange {
    let code: ReceiptCode
    let response: StoredResponse
    let form: Form
    /// The day of the change.
    let today: Day
    /// The answers as they are stored, and as fields.
    private let canonical: [UInt8]
    private(set) var typed: RawSubmission

    /// Nil for a response that cannot be changed any more.
    init?(_ code: ReceiptCode, _ context: ReadingContext) throws {
        guard let response = try context.store.response(withCode: code.digest),
            let canonical = try context.reader.answers(of: response)
        else { return nil }
        let form = try context.readForm(of: response)
        today = context.clock.now.day
        guard form.allowsChange(of: response, on: today) else { return nil }
        (self.code, self.response, self.form) = (code, response, form)
        self.canonical = canonical
        typed = try RawSubmission(canonicalAnswers: canonical)
    }

    /// What can be changed: the questions that are asked, but not the consents.
    var items: [Item] {
        let standing = form.standing(typed, on: today)
        return form.items.filter { item in
            if case .consent = item.kind { return false }
            return item.kind.isQuestion && standing.items[item.index] == .shown
        }
    }

    /// Takes over what was typed for these items.
    mutating func take(_ posted: RawSubmission, for items: [Item]) {
        var draft = Draft(paging: .one, typed: typed)
        for item in items {
            draft.take(
                posted, on: FormPage(number: 1, items: item.index..<item.index + 1), of: form,
                today: today)
        }
        typed = draft.typed
    }

    /// What keeps the answers from being accepted.
    var issues: [Issue] { form.standing(typed, on: today).issues }

    /// Says whether the answers are those that are stored already.
    var isStored: Bool { submission?.canonicalAnswers == canonical }

    /// The answers as they would be stored; nil as long as there are issues.
    private var submission: Submission? {
        guard case .accepted(let submission) = form.check(typed, on: today) else { return nil }
        return submission
    }

    /// The stories that may be published and whose answers the change takes away: what was made of them
    /// is taken down, before the change is stored.
    private func storiesGone(with submission: Submission) throws -> Set<ItemIdentifier> {
        let before = try form.storedAnswers(canonical).answers.map(\.item)
        let after = try form.storedAnswers(submission.canonicalAnswers).answers.map(\.item.index)
        return Set(
            before.filter { $0.publication != nil && !after.contains($0.index) }
                .map(\.identifier))
    }

    /// Stores the change. Returns false when the response was changed or withdrawn in between.
    func store(_ context: WritingContext) throws -> Bool {
        guard let submission else { preconditionFailure("answers without issues are accepted") }
        let sealed = try context.sealer.seal(
            changeOf: response, from: form.storedAnswers(canonical), to: submission)
        guard let sealed else { return false }
        try context.stories.withdraw(storiesGone(with: submission), of: code)
        return try context.store.change(sealed)
    }
}

extension Form {
    /// Says whether a response can still be changed on a day.
    func allowsChange(of response: StoredResponse, on day: Day) -> Bool {
        response.withdrawnOn == nil && changeDays > 0
            && day.number - response.receivedOn.number <= changeDays
    }
}
