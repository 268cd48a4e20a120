import FormModel
import Testing
import Values

@testable import Report

@Suite struct StatisticsTests {
    private func number(_ text: String) throws -> FixedDecimal {
        try #require(FixedDecimal(text))
    }

    @Test("numbers have the mean, deviation and quantiles that NumPy gives them")
    func summary() throws {
        let numbers = try [number("1"): 2, number("2.5"): 1, number("10"): 1, number("-4"): 3]
        let summary = try #require(NumberSummary(numbers))
        #expect(summary.count == 7)
        // numpy.quantile([-4, -4, -4, 1, 1, 2.5, 10], [.05, .25, .5, .75, .95])
        let expected = [-4, -4, 1, 1.75, 7.75]
        #expect(zip(summary.quantiles, expected).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(abs(summary.mean - 0.357_142_857_142_857) < 1e-12)
        #expect(abs((summary.deviation ?? 0) - 5.088_502_445_991_07) < 1e-9)
        #expect(NumberSummary([:]) == nil)
        #expect(try NumberSummary([number("3"): 1])?.deviation == nil)
    }

    @Test(
        "the test of independence is SciPy’s",
        arguments: [
            ([[10, 20], [30, 5]], 18.726_190, 1, 0.000_015_1, 0.536_745),
            ([[12, 7, 9], [8, 14, 10]], 2.932_331, 2, 0.230_809, 0.221_071),
            ([[50, 50], [50, 50]], 0, 1, 1, 0),
        ])
    func chiSquare(
        counts: [[Int]], statistic: Double, degrees: Int, p: Double, strength: Double
    ) {
        let test = ChiSquare(counts)
        #expect(abs(test.statistic - statistic) < 1e-3)
        #expect(test.degrees == degrees)
        #expect(abs(test.p - p) < 1e-4 && abs(test.strength - strength) < 1e-3)
    }

    @Test(
        "the tail of the chi-square distribution is right far out",
        arguments: [
            (0.5, 0.5, 0.317_310_507_862_914), (5, 20, 0.000_016_944_743_930_067),
            (50, 40, 0.929_664_933_340_605), (0.5, 200, 5.507_248_237_212_5e-89),
        ])
    func tail(a: Double, x: Double, expected: Double) {
        #expect(abs(ChiSquare.upperGamma(a, x) / expected - 1) < 1e-8)
    }

    private func days(_ texts: String...) throws -> [Day: Int] {
        Dictionary(try texts.map { (try #require(Day($0)), 1) }, uniquingKeysWith: +)
    }

    @Test("responses are counted by what fits their span, without gaps")
    func time() throws {
        let short = TimeSeries(try days("2026-11-23", "2026-11-26"))
        #expect(short.unit == .day && short.points.map(\.count) == [1, 0, 0, 1])
        let weeks = TimeSeries(try days("2026-11-26", "2027-01-03"))
        #expect(weeks.unit == .week && weeks.points.map(\.count) == [1, 0, 0, 0, 0, 1])
        #expect(weeks.points.first?.start.description == "2026-11-23")
        let months = TimeSeries(try days("2025-12-31", "2026-11-26"))
        #expect(months.unit == .month && months.points.count == 12)
        #expect(months.unit.label(of: months.points[0].start) == "2025-12")
        let years = TimeSeries(try days("2020-12-31", "2026-01-01"))
        #expect(years.unit == .year && years.points.count == 7)
        #expect(TimeSeries([:]).points.isEmpty)
    }

    private func counts(_ texts: [String]) throws -> DateCounts {
        DateCounts(
            Dictionary(
                try texts.map { (try #require(PartialDate($0)), 1) }, uniquingKeysWith: +))
    }

    @Test("dates are counted by what fits their range and precision")
    func dates() throws {
        let months = try counts(["2024-11", "2025-01"])
        #expect(months.unit == .month)
        #expect(months.lines.map(\.code) == ["2024-11", "2024-12", "2025-01"])
        #expect(try counts(["2024", "2025-01"]).lines.map(\.count) == [1, 1])
        #expect(try counts(["1950-01", "1985-01"]).unit == .year)
        let decades = try counts(["1938-01", "2004"])
        #expect(decades.unit == .decade)
        #expect(decades.lines.first?.label == "1930–1939" && decades.lines.count == 8)
    }

    @Test("a draw of texts is the same in whatever order and parts they come")
    func draw() throws {
        let language = try #require(LanguageTag("en"))
        let texts = (1...200).map { "text \($0 % 50)" }
        var whole = TextDraw(limit: 5, seed: 1)
        for text in texts { whole.add(text, language) }
        var parts = TextDraw(limit: 5, seed: 1)
        for part in [texts[150...], texts[..<40], texts[40..<150]] {
            var draw = TextDraw(limit: 5, seed: 1)
            for text in part.reversed() { draw.add(text, language) }
            parts.merge(draw)
        }
        #expect(whole.texts.map(\.text) == parts.texts.map(\.text))
        #expect(parts.texts.map(\.count) == [4, 4, 4, 4, 4])
        var other = TextDraw(limit: 5, seed: 2)
        for text in texts { other.add(text, language) }
        #expect(other.texts.map(\.text) != whole.texts.map(\.text))
    }

    @Test("each text is drawn about as often as any other")
    func fairness() throws {
        let language = try #require(LanguageTag("en"))
        var drawn: [String: Int] = [:]
        for seed in 1...1_000 {
            var draw = TextDraw(limit: 5, seed: UInt64(seed))
            for number in 1...20 { draw.add("text \(number)", language) }
            for text in draw.texts { drawn[text.text, default: 0] += 1 }
        }
        #expect(drawn.count == 20)
        // 250 each, with a standard deviation of 13.7.
        #expect(drawn.values.allSatisfy { (180...320).contains($0) })
    }
}
