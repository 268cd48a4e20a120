/// What a condition can name: the questions before it and, in a check, the own answer.
struct ConditionScope {
    /// The kinds of the items so far, by position; nil for an item whose reading failed.
    private(set) var kinds: [ItemKind?] = []
    /// The positions of the items so far.
    private(set) var positions: [String: Int] = [:]
    /// Every identifier of the form, to tell a later question from an unknown one.
    var identifiers: [String] = []
    /// True while the check of the last item is read: it can be named, also as `it`.
    private(set) var allowsOwn = false

    /// Lets later conditions name an item; its kind is nil when its reading failed.
    mutating func add(_ name: String?, _ kind: ItemKind?) {
        if let name, positions[name] == nil { positions[name] = kinds.count }
        kinds.append(kind)
    }

    /// Lets a check name the item that it belongs to, also as `it`.
    mutating func addOwn(_ name: String?, _ kind: ItemKind?) {
        add(name, kind)
        allowsOwn = true
    }

    /// The position and kind of an earlier item that has an answer.
    func question(_ name: String) throws(ConditionError) -> (index: Int, kind: ItemKind) {
        if name == "it", positions[name] == nil { return try own() }
        guard let index = positions[name] else { throw unknown(name) }
        guard let kind = kinds[index] else { throw ConditionError(nil) }
        guard kind.hasAnswer else { throw ConditionError(.notAQuestion(name)) }
        return (index, kind)
    }

    /// The questions that an item's answer follows from: itself, or those that a score is
    /// calculated from.
    func questions(behind item: Int) -> [Int] {
        guard case .score(let score) = kinds[item] else { return [item] }
        return score.formula.parts.flatMap { questions(behind: $0.item) }
    }

    private func own() throws(ConditionError) -> (index: Int, kind: ItemKind) {
        guard allowsOwn, let last = kinds.last else { throw ConditionError(.noOwnValue) }
        guard let last else { throw ConditionError(nil) }
        return (kinds.count - 1, last)
    }

    private func unknown(_ name: String) -> ConditionError {
        guard identifiers.contains(name) else {
            return ConditionError(
                .unknownQuestion(name, nearest: NearestName.of(name, among: identifiers)))
        }
        return ConditionError(.notEarlier(name))
    }
}
