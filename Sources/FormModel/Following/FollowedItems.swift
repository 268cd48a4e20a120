/// Which items of a page its script follows: those that answers on the page show or hide, those
/// whose answers decide that, and those that it makes more comfortable.
struct FollowedItems {
    private let form: Form
    private let page: FormPage
    private let standing: FormStanding

    /// The items that the script follows, in the form's order.
    private(set) var items: [Item] = []
    /// Those of them that it reads, by their positions in the form.
    private(set) var read: Set<Int> = []

    init(_ form: Form, _ page: FormPage, _ standing: FormStanding) {
        (self.form, self.page, self.standing) = (form, page, standing)
        let possible = form.items[page.items].filter {
            standing.canApply($0, of: form, undecided: page.items)
        }
        let asked = asked(by: possible)
        read = Set(
            possible.map(\.index).filter { asked.contains($0) || isPrepared(form.items[$0]) })
        let end = possible.first(where: \.kind.isEnd)?.index ?? page.items.upperBound
        items = possible.filter { read.contains($0.index) || isOpen($0) || $0.index >= end }
    }

    /// The consents on the page of which the item needs one; none when it has what it needs.
    func consents(for item: Item) -> [Int] {
        let asking = form.items[..<page.items.upperBound].filter { other in
            guard case .consent(let consent) = other.kind else { return false }
            return item.purposes.contains(consent.purpose)
        }.map(\.index)
        let isGranted = asking.contains { other in
            other < page.items.lowerBound && standing.answers[other] == .consent(true)
        }
        return isGranted ? [] : asking.filter(page.items.contains)
    }

    /// The items whose answers others on the page ask for, also by way of a score.
    private func asked(by items: [Item]) -> Set<Int> {
        var asked: Set<Int> = []
        for item in items.reversed() {
            asked.formUnion(consents(for: item))
            asked.formUnion(conditions(of: item).flatMap(\.test.items))
            guard case .score(let score) = item.kind, asked.contains(item.index) else { continue }
            asked.formUnion(score.formula.parts.map(\.item))
        }
        return asked
    }

    private func conditions(of item: Item) -> [Condition] {
        [form.sections[item.section].show, item.show, item.offer, item.requirement.condition]
            .compactMap(\.self) + item.kind.choices.compactMap(\.show)
    }

    /// Says whether the script must know the choices of an item to show them.
    private func isPrepared(_ item: Item) -> Bool {
        item.kind.isPrepared
            || item.kind.choices.contains { $0.show?.mentions(page.items) ?? false }
    }

    /// Says whether answers on the page decide if the item is shown or needed.
    private func isOpen(_ item: Item) -> Bool {
        guard !item.kind.isScore else { return false }
        return item.requirement.condition != nil || !consents(for: item).isEmpty
            || conditions(of: item).contains { $0.mentions(page.items) }
    }
}

extension Requirement {
    /// The condition under which an answer is needed, where there is one.
    var condition: Condition? {
        guard case .when(let condition) = self else { return nil }
        return condition
    }
}
