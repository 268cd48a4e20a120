import Values

extension ItemKind {
    /// Says whether these texts, typed into the item's field, are an answer to it.
    func accepts(_ texts: [String]) -> Bool {
        var raw = RawSubmission()
        for text in texts { raw.append("item", text) }
        let table = FieldTable(names: rules.fieldSuffixes.map { "item\($0)" })
        // The day does not matter: no kind with a default looks at it.
        let fields = TypedFields(raw, table, today: Day(number: 0))
        guard case .answer = rules.check(ItemFields(fields, firstSlot: 0)) else { return false }
        return true
    }
}
