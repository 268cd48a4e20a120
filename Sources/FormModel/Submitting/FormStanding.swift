package import Values

/// How a form stands for a person who has typed so much of it: what is shown, and what is wrong.
package struct FormStanding: Sendable {
    /// Whether a person is asked an item, and why not.
    package enum Visibility: Hashable, Sendable {
        case shown
        /// A condition does not hold.
        case hidden
        /// None of the purposes that the answer could serve was agreed to.
        case refused
    }

    /// The visibility of each item.
    package internal(set) var items: [Visibility] = []
    /// Knows the answers so far.
    var evaluator: ConditionEvaluator
    /// The answers that are shown and accepted, with a place for each item.
    var answers: [Answer?] { evaluator.answers }
    /// Everything that keeps the answers from being accepted now, in the form's order.
    package internal(set) var issues: [Issue] = []
    /// The note that turns the person away.
    package internal(set) var ended: Item?

    init(_ evaluator: ConditionEvaluator) {
        self.evaluator = evaluator
    }

    /// Says whether an item can be on its page: it is shown, or answers on the page decide that.
    package func canAppear(_ item: Item, of form: Form, on page: FormPage) -> Bool {
        canAppear(item, of: form, undecided: page.items)
    }

    /// Says whether an item is shown, or may be by answers to items that are not decided yet.
    func canAppear(_ item: Item, of form: Form, undecided: Range<Int>) -> Bool {
        !item.kind.isScore && canApply(item, of: form, undecided: undecided)
    }

    /// The same also of a score, which is on no page.
    func canApply(_ item: Item, of form: Form, undecided: Range<Int>) -> Bool {
        switch items[item.index] {
        case .shown: true
        case .hidden:
            item.show?.mentions(undecided) ?? false
                || item.offer?.mentions(undecided) ?? false
                || form.sections[item.section].show?.mentions(undecided) ?? false
        case .refused: form.asksPurpose(of: item, in: undecided)
        }
    }

    /// Says whether a choice is offered on a page, or may be by what is answered on it.
    package func canOffer(_ choice: Choice, on page: FormPage) -> Bool {
        guard let show = choice.show else { return true }
        return show.mentions(page.items) || evaluator.holds(show)
    }

    /// The issues of the items on a page.
    package func issues(of form: Form, on page: FormPage) -> [Issue] {
        let names = Set(form.items[page.items].map(\.identifier))
        return issues.filter { $0.item.map(names.contains) ?? false }
    }
}

extension Form {
    /// How the form stands for a person who has typed this so far.
    ///
    /// A consent on the page `open` that everything needs counts as given: it is still to be asked.
    package func standing(
        _ raw: RawSubmission, on today: Day, open: FormPage? = nil
    ) -> FormStanding {
        var pass = CheckPass(self, raw, today)
        return pass.standing(presuming: open?.items ?? 0..<0)
    }

    fileprivate func asksPurpose(of item: Item, in range: Range<Int>) -> Bool {
        items[range].contains { other in
            guard case .consent(let consent) = other.kind else { return false }
            return item.purposes.contains(consent.purpose)
        }
    }
}
