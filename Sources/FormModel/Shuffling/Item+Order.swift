import Values

extension Item {
    /// The positions of the choices in the order in which a person sees them; without a seed, in
    /// the form's order. Countries stand in alphabetical order.
    package func choiceOrder(_ seed: ShuffleSeed?) -> [Int] {
        guard let list = kind.list else { return [] }
        if let seed, list.shuffle {
            var shuffle = Shuffle(seed, of: identifier.text)
            return shuffle.order(isFixed: list.choices.map(\.fixed))
        }
        switch list.origin {
        case .countries(let language): return Countries.order(in: language)
        case .file, .answer: return Array(list.choices.indices)
        }
    }

    /// The positions of a grid's rows in the order in which a person sees them.
    package func rowOrder(_ seed: ShuffleSeed?) -> [Int] {
        guard case .grid(let grid) = kind else { return [] }
        guard let seed, grid.shuffle else { return Array(grid.rows.indices) }
        var shuffle = Shuffle(seed, of: identifier.text)
        return shuffle.order(isFixed: grid.rows.map(\.fixed))
    }
}

extension Section {
    /// The items in the order in which a person sees them. Texts and consents keep their places.
    package func order(of items: [Item], _ seed: ShuffleSeed?) -> [Item] {
        let own = Array(items[self.items])
        guard let seed, shuffle, let first = own.first else { return own }
        var shuffle = Shuffle(seed, of: "section/\(first.identifier)")
        return shuffle.order(isFixed: own.map { !$0.kind.canMove }).map { own[$0] }
    }
}

extension Form {
    /// Says whether anything in the form has an order that changes from person to person.
    static func isShuffled(_ sections: [Section], _ items: [Item]) -> Bool {
        sections.contains(where: \.shuffle) || items.contains { $0.kind.isShuffled }
    }
}

extension ItemKind {
    fileprivate var isShuffled: Bool {
        guard case .grid(let grid) = self else { return list?.shuffle ?? false }
        return grid.shuffle
    }

    /// True for an item that a shuffled section may put elsewhere.
    var canMove: Bool {
        switch self {
        case .consent, .score, .note: false
        case .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps, .slider, .date,
            .grid, .rank:
            true
        }
    }
}
