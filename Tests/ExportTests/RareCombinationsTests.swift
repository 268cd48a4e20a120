import FormModel
import Testing

@testable import Export

/// How many records are alone with their answers.
@Suite struct RareCombinationsTests {
    private func rare() throws -> RareCombinations {
        let text = ExportForms.first.replacing(
            "one: How?", with: "one: How?\n    sensitive: health")
        return RareCombinations(try #require(try ExportForms.table([text])))
    }

    @Test("it looks at what is sensitive or identifies, but at no words of people's own")
    func columns() throws {
        let rare = try rare()
        #expect(rare.columns == [4] && rare.questions == 1)
        #expect(
            RareCombinations(try #require(try ExportForms.table([ExportForms.first]))).columns == []
        )
    }

    @Test("those are counted that came once")
    func alone() throws {
        var rare = try rare()
        for key: UInt64 in [1, 2, 2, 3, 3, 3, 4] { rare.take(key) }
        #expect(rare.alone.count == 2 && !rare.alone.isEstimate)
    }

    @Test("of very many it keeps a part, from which it tells nearly how many there are")
    func many() throws {
        var rare = try rare()
        var generator = SystemRandomNumberGenerator()
        for number in 0..<1_500_000 {
            let key = generator.next()
            rare.take(key)
            if number.isMultiple(of: 3) { rare.take(key) }
        }
        #expect(rare.alone.isEstimate)
        #expect((980_000...1_020_000).contains(rare.alone.count))
    }
}
