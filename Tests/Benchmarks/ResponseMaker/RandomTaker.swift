import FormModel
import Values

/// Somebody who answers a survey by lot, and leaves one question in ten out.
struct RandomTaker {
    private static let words = [
        "morning", "strength", "stairs", "small meals", "a chair in the kitchen", "tired", "rest",
        "friends", "double", "walking",
    ]

    private let form: Form
    private var lot: Lot
    private let today = WallClock.system.now.day

    init(of form: Form, seed: UInt64) {
        self.form = form
        lot = Lot(seed: seed)
    }

    /// A submission that passed the check.
    mutating func submission() -> Submission {
        while true {
            var raw = RawSubmission()
            for item in form.items {
                for (suffix, value) in fields(for: item) {
                    raw.append(item.identifier.text + suffix, value)
                }
            }
            if case .accepted(let submission) = form.check(raw, on: today) { return submission }
        }
    }

    private mutating func fields(for item: Item) -> [(String, String)] {
        if isOptional(item), lot.below(10) == 0 { return [] }
        switch item.kind {
        case .consent: return [("", lot.below(8) > 0 ? "yes" : "no")]
        case .yesno: return [("", lot.below(3) > 0 ? "yes" : "no")]
        case .one(let one), .dropdown(let one): return [("", lot.one(of: one.list.choices).code)]
        case .many(let many): return choices(many).map { ("", $0) }
        case .number(let number): return [("", between(number.least, number.most))]
        case .rating(let rating): return [("", "\(lot.within(rating.scale))")]
        case .nps(let nps): return [("", "\(lot.within(nps.rating.scale))")]
        case .slider(let slider): return [("", lot.one(of: slider.stops).description)]
        case .grid(let grid):
            return grid.rows.map { (".\($0.code)", lot.one(of: grid.list.choices).code) }
        case .rank(let rank): return places(rank)
        case .date: return []
        case .text, .story: return [("", text())]
        case .score, .note: return []
        }
    }

    private mutating func choices(_ many: ManyItem) -> [String] {
        let usual = many.list.choices.filter { !$0.alone }
        return usual.filter { _ in lot.below(3) == 0 }.prefix(many.most ?? .max).map(\.code)
    }

    private mutating func places(_ rank: RankItem) -> [(String, String)] {
        let order = rank.list.choices.map(\.code).shuffled(using: &lot).prefix(rank.places)
        return order.enumerated().map { (".\($0.offset + 1)", $0.element) }
    }

    private mutating func between(_ least: FixedDecimal?, _ most: FixedDecimal?) -> String {
        let lower = least.map(whole) ?? 0
        return String(lot.within(lower...(most.map(whole) ?? lower + 100)))
    }

    private func whole(_ number: FixedDecimal) -> Int {
        Int(number.description.prefix { $0 != "." }) ?? 0
    }

    private func isOptional(_ item: Item) -> Bool {
        if case .never = item.requirement { return true }
        return false
    }

    private mutating func text() -> String {
        (0..<(3 + lot.below(30))).map { _ in lot.one(of: Self.words) }.joined(separator: " ")
    }
}

/// Numbers that a seed gives again (SplitMix64; Steele, Lea and Flood, 2014).
struct Lot: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    mutating func within(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func one<Element>(of elements: [Element]) -> Element {
        elements[below(elements.count)]
    }
}
