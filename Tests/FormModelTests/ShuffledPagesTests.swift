import Testing
import Values

@testable import FormModel

/// A shuffled section that is asked question by question.
@Suite struct ShuffledPagesTests {
    private static let text = """
        survey: shuffled
        version: 1.0.0
        language: en
        title: Shuffled
        sections:
        - section: First
          items:
          - id: name
            text: Name?
        - section: Second
          shuffle: true
          items:
          - id: a
            yesno: A?
          - id: b
            rating: B?
          - id: total
            score: sum(b)
            title: Total
          - id: middle
            note: Half of it is done.
          - id: c
            text: C?
          - id: d
            text: D?
        - section: Third
          items:
          - id: more
            text: More?
            show: d answered
        """

    private let form: Form

    init() throws {
        form = try SampleSurvey.read(Self.text)
    }

    private func seed(_ number: Int) -> ShuffleSeed {
        ShuffleSeed(Digest(of: Array("person \(number)".utf8)))
    }

    private func names(_ pages: [FormPage]) -> [[String]] {
        pages.map { form.items[$0.items].map(\.identifier.text) }
    }

    @Test("without a seed each question is a page in the form's order, and so are the texts")
    func plain() {
        #expect(
            names(form.pages(.questions)) == [
                ["name"], ["a"], ["b", "total"], ["middle"], ["c"], ["d"], ["more"],
            ])
    }

    @Test("every person has all pages once, numbered in the order of the whole section")
    func complete() {
        var orders: Set<[[String]]> = []
        for number in 0..<200 {
            let pages = form.pages(.questions, seed(number))
            #expect(pages.flatMap(\.items).sorted() == Array(form.items.indices))
            #expect(pages.map(\.number) == Array(1...7))
            let order = form.sections[1].order(of: form.items, seed(number))
                .filter { !$0.kind.isScore }
            #expect(names(pages)[1...5].map { $0[0] } == order.map(\.identifier.text))
            #expect(names(pages)[0] == ["name"] && names(pages)[6] == ["more"])
            orders.insert(names(pages))
        }
        #expect(orders.count == 24)
    }

    @Test("an item is found on its page in every order, and the way leads past each page once")
    func way() {
        for number in 0..<50 {
            let seed = seed(number)
            let pages = form.pages(.questions, seed)
            for item in form.items {
                let page = form.page(.questions, of: item.identifier, seed)
                #expect(page.items.contains(item.index) && pages.contains(page))
            }
            let standing = form.standing(.page([("d", "Yes")]))
            let route = SurveyRoute(form, .questions, standing, seed)
            var way = [pages[0]]
            while let next = route.page(after: way[way.count - 1]) { way.append(next) }
            #expect(way == pages)
            #expect(route.page(before: pages[4]) == pages[3])
        }
    }

    @Test("whoever changes from section to questions goes on with the first question of their own")
    func otherPaging() throws {
        for number in 0..<20 {
            let seed = seed(number)
            let first = form.firstItem(on: form.pages(.sections, seed)[1], seed)
            #expect(form.page(.questions, of: first.identifier, seed).number == 2)
            let all = form.firstItem(on: form.pages(.one, seed)[0], seed)
            #expect(form.page(.questions, of: all.identifier, seed).number == 1)
        }
    }

    @Test("the last page is known to be the last when what decides about more lies behind")
    func last() {
        for number in 0..<50 {
            let seed = seed(number)
            let pages = form.pages(.questions, seed)
            let route = SurveyRoute(form, .questions, form.standing(.page([])), seed)
            let isDeciding = form.items[pages[5].items].contains { $0.identifier.text == "d" }
            #expect(route.isLast(pages[5]) == !isDeciding)
            #expect(route.position(of: pages[5]).count == (isDeciding ? 7 : 6))
        }
    }
}
