package import Values

extension Form {
    /// Checks what arrived and makes a submission of it, or says everything that is wrong.
    ///
    /// Items are taken in order. What a condition or a refused purpose hides is not kept and not
    /// counted as shown, whatever was typed there. `today` is what dates are compared with.
    package func check(_ raw: RawSubmission, on today: Day) -> CheckedOutcome {
        var pass = CheckPass(self, raw, today)
        return pass.run()
    }
}

/// One check of one submission.
struct CheckPass {
    private let fields: TypedFields
    private var walk: FormWalk
    private var consents: [ConsentDecision] = []
    /// The items among which to go on behind a consent that is needed and refused as if it were
    /// given, to find the issues behind it too.
    private var presumed: Range<Int>
    private var issues: [Issue] = []

    init(_ form: Form, _ raw: RawSubmission, _ today: Day) {
        fields = TypedFields(raw, form.fieldTable, today: today)
        walk = FormWalk(form, today: today)
        presumed = form.items.indices
    }

    private var form: Form { walk.form }

    mutating func run() -> CheckedOutcome {
        for item in form.items where walk.isShown(item) {
            if case .note(let note) = item.kind, note.isEnd { return .ended(item) }
            take(item)
        }
        if fields.raw.origin == .api { refuseUnknownFields() }
        guard issues.isEmpty else { return .refused(issues) }
        return .accepted(Submission(form: form, walk: walk, consents: consents))
    }

    /// Goes on behind issues, to tell what is shown and all that is wrong.
    mutating func standing(presuming presumed: Range<Int>) -> FormStanding {
        self.presumed = presumed
        var standing = FormStanding(walk.evaluator)
        for item in form.items {
            let visibility = standing.ended == nil ? walk.visibility(of: item) : .hidden
            standing.items.append(visibility)
            guard visibility == .shown else { continue }
            if case .note(let note) = item.kind, note.isEnd { standing.ended = item }
            take(item)
        }
        standing.issues = issues
        standing.evaluator = walk.evaluator
        return standing
    }

    private mutating func take(_ item: Item) {
        guard item.kind.hasAnswer else { return }
        let answer = accepted(item)
        walk.take(answer, to: item)
        guard case .consent(let consent) = item.kind, case .consent(let granted) = answer else {
            return
        }
        consents.append(
            ConsentDecision(
                purpose: consent.purpose, item: item.identifier, granted: granted,
                text: item.text))
    }

    /// The answer to an item, or nil after adding what is wrong with it.
    private mutating func accepted(_ item: Item) -> Answer? {
        let typed = ItemFields(fields, firstSlot: form.fieldTable.firstSlots[item.index])
        switch item.kind.check(typed, walk.evaluator) {
        case .none:
            if walk.isRequired(item) { refuse(item, .missing) }
            return nil
        case .refused(let faults):
            for (part, fault) in faults { refuse(item, fault, part: part) }
            return nil
        case .answer(.consent(false)) where walk.isRequired(item):
            refuse(item, .consentNeeded)
            return .consent(presumed.contains(item.index))
        case .answer(let answer):
            if walk.isRequired(item) { refuseGaps(item, answer) }
            if !walk.fulfilsRule(item, answer) {
                refuse(item, .ruleBroken(message: item.check?.message))
            }
            return answer
        }
    }

    private mutating func refuseGaps(_ item: Item, _ answer: Answer) {
        for (part, fault) in item.kind.gaps(answer, walk.evaluator) {
            refuse(item, fault, part: part)
        }
    }

    private mutating func refuse(_ item: Item, _ fault: Issue.Fault, part: Int = 0) {
        let field = form.fieldTable.name(of: item, part: part)
        issues.append(Issue(item: item.identifier, field: field, fault: fault))
    }

    private mutating func refuseUnknownFields() {
        for index in fields.unknown.reversed() {
            issues.append(Issue(item: nil, field: fields.name(of: index), fault: .unknownField))
        }
    }
}
