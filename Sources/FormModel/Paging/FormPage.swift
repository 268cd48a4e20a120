package import Values

/// One page of a form.
package struct FormPage: Hashable, Sendable {
    /// The page's place among the form's pages, from 1.
    package let number: Int
    /// The items on it as positions in ``Form/items``.
    package let items: Range<Int>

    package init(number: Int, items: Range<Int>) {
        self.number = number
        self.items = items
    }
}

extension Form {
    /// The form's pages in the order in which a person sees them, without a seed in the form's own;
    /// together they hold every item once.
    package func pages(_ paging: Paging, _ seed: ShuffleSeed? = nil) -> [FormPage] {
        let ranges =
            switch paging {
            case .one: [items.startIndex..<items.endIndex]
            case .sections: sections.map(\.items)
            case .questions:
                sections.flatMap { $0.shuffle ? shuffledPages($0, seed) : questionPages($0) }
            }
        return ranges.filter { !$0.isEmpty }.enumerated().map { index, items in
            FormPage(number: index + 1, items: items)
        }
    }

    /// The page that holds an item, or the first one when the form has no such item.
    package func page(
        _ paging: Paging, of item: ItemIdentifier?, _ seed: ShuffleSeed? = nil
    ) -> FormPage {
        let pages = pages(paging, seed)
        let index = items.firstIndex { $0.identifier == item }
        let page = index.flatMap { index in pages.first { $0.items.contains(index) } }
        guard let page = page ?? pages.first else {
            preconditionFailure("a form has a section with an item")
        }
        return page
    }

    /// The first item of a page that a person sees.
    package func firstItem(on page: FormPage, _ seed: ShuffleSeed?) -> Item {
        let first = items[page.items.lowerBound]
        return sections[first.section].order(of: items, seed)
            .first { page.items.contains($0.index) && !$0.kind.isScore } ?? first
    }

    /// Cuts a section before each question. The consents of a section stay together, because they
    /// are one decision; a note that may end the survey stays with the question that decides it, and
    /// a score, which is not seen, with the one before it.
    private func questionPages(_ section: Section) -> [Range<Int>] {
        var pages: [Range<Int>] = []
        var start = section.items.lowerBound
        var last: Item?
        for item in items[section.items] {
            if let asked = last, cuts(between: asked, item) {
                pages.append(start..<item.index)
                (start, last) = (item.index, nil)
            }
            if item.kind.isQuestion || item.kind.isEnd { last = item }
        }
        return pages + [start..<section.items.upperBound]
    }

    /// Cuts a shuffled section around each question, so that it can stand anywhere; the texts and
    /// consents between two questions are a page of their own, which keeps its place.
    private func shuffledPages(_ section: Section, _ seed: ShuffleSeed?) -> [Range<Int>] {
        let seen = section.order(of: items, nil).filter { !$0.kind.isScore }
        let cuts = zip(seen, seen.dropFirst()).filter { $0.kind.canMove || $1.kind.canMove }
            .map(\.1.index)
        let bounds = [section.items.lowerBound] + cuts + [section.items.upperBound]
        let pages = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
        let order = section.order(of: items, seed).filter { !$0.kind.isScore }
        let places = pages.map { page in order.firstIndex { page.contains($0.index) } ?? 0 }
        return zip(places, pages).sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func cuts(between last: Item, _ next: Item) -> Bool {
        if case .consent = last.kind, case .consent = next.kind { return false }
        return !next.kind.isEnd && !next.kind.isScore
    }
}

extension ItemKind {
    /// True for a note that ends the survey.
    var isEnd: Bool {
        guard case .note(let note) = self else { return false }
        return note.isEnd
    }
}
