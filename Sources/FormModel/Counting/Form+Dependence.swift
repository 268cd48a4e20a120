extension Form {
    /// For each item the other items, by position, whose answers decide whether it is shown, what
    /// it offers and accepts, or what it amounts to.
    package var dependence: [Set<Int>] {
        items.map { item in
            var others = conditions(on: item).reduce(into: Set<Int>()) { $0.formUnion($1.items) }
            if case .score(let score) = item.kind {
                others.formUnion(score.formula.parts.map(\.item))
            }
            others.formUnion(openConsents(to: item))
            others.remove(item.index)
            return others
        }
    }

    /// The items with those whose answers decide about them, and so on; also the notes that end the
    /// survey, behind which nobody has answered anything, and what decides about those.
    package func dependence(behind items: Set<Int>) -> Set<Int> {
        let dependence = dependence
        var found = items.union(self.items.filter(\.kind.isEnd).map(\.index))
        var open = Array(found)
        while let item = open.popLast() {
            for other in dependence[item] where found.insert(other).inserted { open.append(other) }
        }
        return found
    }

    /// Says whether there can be answers of people who were not shown the item.
    package func isConditional(_ item: Item) -> Bool {
        item.isConditional || sections[item.section].show != nil || !openConsents(to: item).isEmpty
    }

    /// Every condition that decides about the item: whether it is shown, what it offers and accepts, and
    /// whether it has to be answered.
    package func conditions(on item: Item) -> [Condition] {
        var conditions = [item.show, item.offer, item.check?.condition]
        conditions.append(sections[item.section].show)
        if case .when(let condition) = item.requirement { conditions.append(condition) }
        conditions += item.kind.choices.map(\.show)
        return conditions.compactMap(\.self)
    }

    /// The consents one of which the item needs; none where one of them has to be given anyway.
    private func openConsents(to item: Item) -> [Int] {
        let consents = items.filter { other in
            guard case .consent(let consent) = other.kind else { return false }
            return item.purposes.contains(consent.purpose)
        }
        let isGiven = consents.contains { consent in
            guard case .always = consent.requirement else { return false }
            return true
        }
        return isGiven ? [] : consents.map(\.index)
    }
}
