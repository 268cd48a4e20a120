/// The way of one person through a form's pages, past those that are empty for them.
package struct SurveyRoute: Sendable {
    private let form: Form
    private let pages: [FormPage]
    private let standing: FormStanding

    package init(
        _ form: Form, _ paging: Paging, _ standing: FormStanding, _ seed: ShuffleSeed? = nil
    ) {
        self.form = form
        self.standing = standing
        pages = form.pages(paging, seed)
    }

    /// The next page that has something for the person; nil behind the last one.
    package func page(after page: FormPage) -> FormPage? {
        pages.first { $0.number > page.number && isOpen($0, undecided: $0.items) }
    }

    /// The page before that has something for the person; nil before the first one.
    package func page(before page: FormPage) -> FormPage? {
        pages.last { $0.number < page.number && isOpen($0, undecided: $0.items) }
    }

    /// Says whether no page follows, whatever is answered on this one.
    package func isLast(_ page: FormPage) -> Bool {
        !openPages(from: page).contains { $0.number > page.number }
    }

    /// The first page that holds one of these items.
    package func firstPage(with items: Set<Int>) -> FormPage? {
        pages.first { !items.isDisjoint(with: $0.items) }
    }

    /// The place of a page, from 1, and how many pages there are for all that is known now.
    package func position(of page: FormPage) -> (position: Int, count: Int) {
        let open = openPages(from: page)
        return (open.count { $0.number <= page.number }, open.count)
    }

    /// How many minutes the page and those behind it take, rounded up.
    package func minutesLeft(from page: FormPage) -> Int {
        let left = openPages(from: page).filter { $0.number >= page.number }.flatMap(\.items)
        let seconds = left.reduce(0) { $0 + form.items[$1].kind.seconds }
        return max(1, (seconds + 59) / 60)
    }

    /// The page itself, and all others that may have something for the person.
    private func openPages(from page: FormPage) -> [FormPage] {
        let undecided = RangeSet(pages.filter { $0.number >= page.number }.map(\.items)).ranges
        return pages.filter { other in
            other == page || undecided.contains { isOpen(other, undecided: $0) }
        }
    }

    /// A page whose every question is left out has nothing to say; one of notes alone has.
    private func isOpen(_ page: FormPage, undecided: Range<Int>) -> Bool {
        let items = form.items[page.items]
        let questions = items.filter(\.kind.isQuestion)
        return (questions.isEmpty ? Array(items) : questions).contains {
            standing.canAppear($0, of: form, undecided: undecided)
        }
    }
}

extension ItemKind {
    /// How long the item takes a person who reads slowly, in seconds.
    fileprivate var seconds: Int {
        switch self {
        case .score: 0
        case .note: 6
        case .consent, .one, .dropdown, .yesno, .rating, .nps: 10
        case .number, .text, .slider, .date: 15
        case .many: 20
        case .grid(let grid): 8 * grid.rows.count
        case .rank: 40
        case .story: 90
        }
    }
}
