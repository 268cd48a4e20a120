import Values

/// Goes through a form's items in order and keeps what was shown, answered and counted.
///
/// Checking a submission and reading a stored one take the same walk, so that both count alike.
struct FormWalk {
    let form: Form
    /// The day that `today` means in conditions.
    let today: Day
    private(set) var answers: [Answer?]
    private(set) var cells: [Int] = []
    /// By the positions of the items, which of them the person was asked so far.
    private(set) var shown: [Bool]
    /// The purposes that were agreed to so far, as a set of bits in the form's order.
    private var granted: UInt64 = 0
    /// The section that was entered last, and whether it is shown.
    private var section = (index: -1, isShown: true)

    init(_ form: Form, today: Day) {
        self.init(form, today: today, over: Array(repeating: nil, count: form.items.count))
        cells.reserveCapacity(4 * form.items.count)
    }

    /// A walk over answers that are there, which has one place for each item of the form.
    init(_ form: Form, today: Day, over answers: [Answer?]) {
        (self.form, self.today, self.answers) = (form, today, answers)
        shown = Array(repeating: false, count: form.items.count)
    }

    /// Knows the answers to the items so far.
    var evaluator: ConditionEvaluator { ConditionEvaluator(answers: answers, today: today) }

    /// Says whether the next item is shown to this person.
    mutating func isShown(_ item: Item) -> Bool { visibility(of: item) == .shown }

    /// Says whether the next item is shown to this person, and why not.
    mutating func visibility(of item: Item) -> FormStanding.Visibility {
        if section.index != item.section {
            let show = form.sections[item.section].show
            section = (item.section, show.map(evaluator.holds) ?? true)
        }
        let needed = form.purposeSets[item.index]
        guard needed == 0 || needed & granted != 0 else { return .refused }
        return section.isShown && isAsked(item) ? .shown : .hidden
    }

    /// Says whether the item's own conditions hold.
    private func isAsked(_ item: Item) -> Bool {
        guard item.isConditional else { return true }
        let evaluator = evaluator
        return (item.show.map(evaluator.holds) ?? true) && (item.offer.map(evaluator.holds) ?? true)
    }

    /// Keeps the answer to an item that was shown; nil when there is none.
    mutating func take(_ answer: Answer?, to item: Item) {
        answers[item.index] = answer
        count(item)
    }

    /// Counts an item that was shown, with the answer that is there.
    mutating func count(_ item: Item) {
        shown[item.index] = true
        form.cellTable.append(item, answers[item.index], to: &cells)
        grant(item)
    }

    /// Takes what a consent allows as said, so that what needs it can be shown.
    mutating func grant(_ item: Item) {
        guard case .consent(let consent) = item.kind, answers[item.index] == .consent(true) else {
            return
        }
        granted |= 1 << UInt64(consent.position)
    }

    /// Says whether the item must be answered.
    func isRequired(_ item: Item) -> Bool {
        switch item.requirement {
        case .never: false
        case .always: true
        case .when(let condition): evaluator.holds(condition)
        }
    }

    /// Says whether the answer fulfils the form's own rule on it.
    func fulfilsRule(_ item: Item, _ answer: Answer) -> Bool {
        guard let rule = item.check else { return true }
        var answers = answers
        answers[item.index] = answer
        return ConditionEvaluator(answers: answers, today: today).holds(rule.condition)
    }
}
