import Export
import Testing
import Values

/// The numbers that records have in one file.
@Suite struct RecordNumbersTests {
    @Test("each record has a number of nine digits of its own")
    func unique() {
        let numbers = RecordNumbers(.system)
        let places = numbers.take(50_000)
        let all = places.map(numbers.number)
        #expect(Set(all).count == 50_000)
        #expect(all.allSatisfy { (100_000_000..<1_000_000_000).contains($0) })
        #expect(numbers.take(3) == 50_000..<50_003)
    }

    @Test("numbers follow no order, and no other file has the same")
    func order() {
        let places = 0..<1_000
        let (first, second) = (RecordNumbers(.system), RecordNumbers(.system))
        let all = places.map(first.number)
        let rises = zip(all, all.dropFirst()).count { $0 < $1 }
        #expect((400...600).contains(rises))
        #expect(places.map(second.number) != all)
    }
}
