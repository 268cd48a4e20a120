import Values

/// Reads what was answered to some questions of a form version, and to them alone: of the other answers
/// only those are looked at that decide whether one of these questions was shown.
package struct AnswerSelection: Sendable {
    private let form: Form
    private let reader: AnswerReader
    /// What is read, in the form's order.
    private let items: [Item]
    /// By the positions of the items, which of them are asked for.
    private let isWanted: [Bool]

    /// A reader of the answers to these items of `form`, or to all.
    package init(_ form: Form, items wanted: (Item) -> Bool = { _ in true }) {
        let isWanted = form.items.map(wanted)
        let isWhole = !isWanted.contains(false)
        let read = isWhole ? Set(form.items.indices) : form.items(showing: isWanted)
        self.form = form
        self.isWanted = isWanted
        reader = AnswerReader(form) { read.contains($0.index) }
        items = form.items.filter { read.contains($0.index) }
    }

    /// Room for what is read, which serves for one response after the other.
    package var room: AnswerReader.Stored { reader.nothing }

    /// Reads answers that ``Submission/canonicalAnswers`` wrote for the form version.
    package func read(_ canonical: [UInt8]) throws(StoredAnswersError) -> StoredAnswers {
        var stored = room
        return try read(canonical, into: &stored)
    }

    /// The same, in place of what was read into `stored` before: ``room``, at first.
    package func read(
        _ canonical: [UInt8], into stored: inout AnswerReader.Stored
    ) throws(StoredAnswersError) -> StoredAnswers {
        try reader.read(canonical, into: &stored)
        // Any day will do where none is kept.
        guard let today = form.dependsOnDay ? stored.today : Day(number: 0) else { throw .noDay }
        var walk = FormWalk(form, today: today, over: stored.answers)
        var hidden = 0
        for item in items {
            if !isWanted[item.index] {
                walk.grant(item)
            } else if walk.isShown(item) {
                walk.count(item)
            } else if stored.answers[item.index] != nil {
                hidden += 1
            }
        }
        guard hidden == 0 else { throw .answersWithoutQuestion(count: hidden) }
        return StoredAnswers(walk)
    }
}

extension Form {
    /// The positions of these items and of those whose answers decide whether one of these is shown.
    fileprivate func items(showing isWanted: [Bool]) -> Set<Int> {
        let wanted = items.filter { isWanted[$0.index] }
        return wanted.reduce(into: Set(wanted.map(\.index))) { $0.formUnion(deciders(of: $1)) }
    }

    private func deciders(of item: Item) -> [Int] {
        let conditions = [item.show, item.offer, sections[item.section].show].compactMap(\.self)
        let consents = items.filter { other in
            guard case .consent(let consent) = other.kind else { return false }
            return item.purposes.contains(consent.purpose)
        }
        return conditions.flatMap(\.test.items) + consents.map(\.index)
    }
}
