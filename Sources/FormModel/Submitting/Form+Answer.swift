package import Values

extension Form {
    /// The answer to one item for what was typed, whatever is shown; nil when it is none.
    package func answer(to item: Item, in typed: RawSubmission, on today: Day) -> Answer? {
        let fields = TypedFields(typed, fieldTable, today: today)
        let own = ItemFields(fields, firstSlot: fieldTable.firstSlots[item.index])
        guard case .answer(let answer) = item.kind.rules.check(own) else { return nil }
        return answer
    }
}
