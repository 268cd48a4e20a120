import Testing
import Values

@testable import FormModel

@Suite struct ShuffleTests {
    static let text = """
        survey: shuffled
        version: 1.0.0
        language: en
        title: Shuffled
        sections:
        - section: Only
          shuffle: true
          items:
          - id: hello
            note: Hello
          - id: a
            many: A?
            shuffle: true
            choices:
            - one: One
            - two: Two
            - three: Three
            - four: Four
            - none: None
              alone: true
              fixed: true
          - id: b
            grid: B?
            shuffle: true
            rows:
            - r1: First
            - r2: Second
            - r3: Third
            - total: In all
              fixed: true
            choices:
            - 0: No
            - 1: Yes
          - id: c
            text: C?
          - id: bye
            note: Bye
        """

    private let form: Form

    init() throws {
        form = try SampleSurvey.read(Self.text)
    }

    private func seed(_ number: Int) -> ShuffleSeed {
        ShuffleSeed(Digest(of: Array("person \(number)".utf8)))
    }

    @Test("everything is there once in every order, and what is fixed keeps its place")
    func complete() {
        for number in 0..<200 {
            let choices = form.items[1].choiceOrder(seed(number))
            #expect(choices.sorted() == [0, 1, 2, 3, 4])
            #expect(choices.last == 4)
            let rows = form.items[2].rowOrder(seed(number))
            #expect(rows.sorted() == [0, 1, 2, 3])
            #expect(rows.last == 3)
            #expect(form.items[2].choiceOrder(seed(number)) == [0, 1])
            let items = form.sections[0].order(of: form.items, seed(number)).map(\.index)
            #expect(items.sorted() == [0, 1, 2, 3, 4])
            #expect([items.first, items.last] == [0, 4])
        }
    }

    @Test("the same person always sees the same order")
    func stable() throws {
        let again = try SampleSurvey.read(Self.text)
        #expect(form.items[1].choiceOrder(seed(1)) == again.items[1].choiceOrder(seed(1)))
        // Written down: a later version must not change it in the middle of somebody's survey.
        #expect(form.items[1].choiceOrder(seed(1)) == [1, 2, 0, 3, 4])
        #expect(form.items[2].rowOrder(seed(1)) == [2, 1, 0, 3])
    }

    @Test("all orders are about equally frequent")
    func even() {
        var counts: [[Int]: Int] = [:]
        for number in 0..<2_400 {
            counts[form.items[1].choiceOrder(seed(number)), default: 0] += 1
        }
        #expect(counts.count == 24)
        #expect(counts.values.allSatisfy { (60...150).contains($0) })
    }

    @Test("without a seed, and without ‘shuffle’, the order is the form's")
    func plain() throws {
        #expect(form.isShuffled)
        #expect(form.items[1].choiceOrder(nil) == [0, 1, 2, 3, 4])
        #expect(form.items[2].rowOrder(nil) == [0, 1, 2, 3])
        #expect(form.sections[0].order(of: form.items, nil).map(\.index) == [0, 1, 2, 3, 4])
        let plain = try SampleSurvey.read(
            Self.text.replacing("shuffle: true", with: "shuffle: false"))
        #expect(!plain.isShuffled)
        #expect(plain.items[1].choiceOrder(seed(1)) == [0, 1, 2, 3, 4])
        #expect(plain.items[2].rowOrder(seed(1)) == [0, 1, 2, 3])
        #expect(
            plain.sections[0].order(of: plain.items, seed(1)).map(\.index) == [0, 1, 2, 3, 4])
    }

    @Test("each shuffled thing alone makes a form one that is shuffled", arguments: 0..<3)
    func each(kept: Int) throws {
        var parts = Self.text.components(separatedBy: "shuffle: true")
        for index in (0..<3).reversed() {
            let flag = index == kept ? "shuffle: true" : "shuffle: false"
            parts[index] += flag + parts.remove(at: index + 1)
        }
        #expect(try SampleSurvey.read(parts[0]).isShuffled)
    }
}

extension String {
    fileprivate func components(separatedBy text: String) -> [String] {
        split(separator: text, omittingEmptySubsequences: false).map(String.init)
    }
}
