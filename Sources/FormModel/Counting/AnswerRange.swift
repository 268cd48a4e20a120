/// The numbers that can answer a question, to be cut into ranges that are counted together.
package struct AnswerRange: Hashable, Sendable {
    /// The least number; nil when there is none.
    package let least: FixedDecimal?
    /// The greatest number; nil when there is none, or it changes from day to day.
    package let most: FixedDecimal?
    /// How many digits an answer has behind the point at most.
    package let decimals: Int
    /// True when the numbers are the years of dates.
    package private(set) var areYears = false
    /// Where the form itself cuts: at each step of a short scale, at the bands of a score.
    package private(set) var formCuts: [FixedDecimal] = []

    /// So many ranges are aimed at where the form has none.
    private static let ranges: Int64 = 5
    /// Where years are cut of which nobody knows between which they lie.
    private static let openYears = [1_960, 1_980, 2_000, 2_010, 2_020]

    /// The ranges that begin at these numbers, which ascend, and the one below them.
    package func bins(cutAt cuts: [FixedDecimal]) -> [NumberBin] {
        let places = cuts.map(\.decimals).max() ?? 0
        let edges = cuts.map { $0.floor(at: places) }
        return NumberBins(edges: edges, from: least, to: most, decimals: places).bins
    }

    /// The range in data: its number where it has one, else as `5..<100`.
    package func code(of bin: NumberBin) -> String { number(of: bin)?.description ?? "\(bin)" }

    /// The number of a range that has only one.
    package func number(of bin: NumberBin) -> FixedDecimal? {
        guard decimals == 0, let lower = bin.lower, let upper = bin.upper, lower.decimals == 0
        else { return nil }
        let width = bin.includesUpper ? 0 : 1
        return upper.decimals == 0 && upper.mantissa - lower.mantissa == width ? lower : nil
    }

    /// Where to cut without a look at any answer: as the form does, or into about five ranges of a
    /// round width; nil when nobody knows between which numbers the answers lie.
    package var plainCuts: [FixedDecimal]? {
        if !formCuts.isEmpty { return formCuts }
        guard let least, let most, least < most else { return areYears ? openCuts : nil }
        let (lower, upper) = (least.floor(at: decimals), most.floor(at: decimals))
        let wide = NumberBins.roundWidth(
            atLeast: (upper - lower + Self.ranges - 1) / Self.ranges)
        let candidates = [wide, Self.narrower(wide)].map { edges(of: $0, lower, upper) }
        let best = candidates.min { distance($0) < distance($1) }
        return best?.map { FixedDecimal(mantissa: $0, decimals: decimals) }
    }

    private func edges(of width: Int64, _ lower: Int64, _ upper: Int64) -> [Int64] {
        // A whole number at the upper end is a range of its own.
        let end = decimals == 0 && width == 1 ? upper + 1 : upper
        return NumberBins.multiples(of: width, above: lower, below: end)
    }

    private func distance(_ edges: [Int64]) -> Int64 {
        edges.isEmpty ? .max : abs(Int64(edges.count) + 1 - Self.ranges)
    }

    /// The next smaller of the widths 1, 2 and 5 times a power of ten.
    private static func narrower(_ width: Int64) -> Int64 {
        guard width > 1 else { return 1 }
        let half = width / 2
        return NumberBins.roundWidth(atLeast: half) == half ? half : width * 2 / 5
    }

    private var openCuts: [FixedDecimal] {
        Self.openYears.map { FixedDecimal(mantissa: Int64($0), decimals: 0) }.filter { year in
            (least.map { $0 < year } ?? true) && (most.map { year <= $0 } ?? true)
        }
    }
}

extension Item {
    /// The numbers that can answer the item; nil when it is not answered by numbers or dates.
    package var answerRange: AnswerRange? {
        switch kind {
        case .number(let item):
            AnswerRange(least: item.least, most: item.most, decimals: item.decimals)
        case .rating(let item): .scale(item.scale)
        // Those who would not recommend something, those who do not mind, and those who would.
        case .nps(let item): .scale(item.rating.scale, cuts: [7, 9])
        case .slider(let item): item.answerRange
        case .date(let item): item.answerRange
        case .score(let item): item.answerRange
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .grid, .rank, .note: nil
        }
    }
}

extension AnswerRange {
    /// A short scale of whole numbers, each counted by itself unless it says where to cut.
    fileprivate static func scale(
        _ scale: ClosedRange<Int>, cuts: [Int]? = nil
    ) -> AnswerRange {
        func number(_ number: Int) -> FixedDecimal {
            FixedDecimal(mantissa: Int64(number), decimals: 0)
        }
        return AnswerRange(
            least: number(scale.lowerBound), most: number(scale.upperBound), decimals: 0,
            formCuts: (cuts ?? Array(scale.dropFirst())).map(number))
    }
}

extension SliderItem {
    fileprivate var answerRange: AnswerRange {
        AnswerRange(
            least: least, most: most, decimals: places,
            formCuts: hasField ? [] : Array(stops.dropFirst()))
    }
}

extension DateItem {
    fileprivate var answerRange: AnswerRange {
        func year(_ limit: DateLimit?) -> FixedDecimal? {
            limit?.date.map { FixedDecimal(mantissa: Int64($0.year), decimals: 0) }
        }
        return AnswerRange(least: year(least), most: year(most), decimals: 0, areYears: true)
    }
}

extension ScoreItem {
    fileprivate var answerRange: AnswerRange {
        AnswerRange(
            least: bands.first?.from, most: nil, decimals: decimals,
            formCuts: bands.dropFirst().map(\.from))
    }
}
