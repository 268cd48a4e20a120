import Values

/// A number that is calculated from earlier answers: never asked, kept with the answers.
package struct ScoreItem: KindRules {
    /// What is calculated.
    package let formula: Formula
    /// Which answers must be there.
    package let needs: ScoreNeeds
    /// True when a sum is scaled up for the answers that are missing.
    package let prorates: Bool
    /// How many digits the score has behind the point at most.
    package let decimals: Int
    /// What ranges of the score mean, from the lowest; empty when the form does not say it.
    package private(set) var bands: [ScoreBand]

    /// What the form's canonical JSON says of `needs`.
    private let needed: JSONValue?
    private let bins: NumberBins

    /// How many decimals a score has that does not say it: enough for a mean.
    static let standardDecimals = 2

    init(
        formula: Formula, needs: ScoreNeeds, needed: JSONValue?, prorates: Bool, decimals: Int,
        bands: [ScoreBand]
    ) {
        (self.formula, self.needs, self.needed) = (formula, needs, needed)
        (self.prorates, self.decimals, self.bands) = (prorates, decimals, bands)
        let places = FixedDecimal.mostDecimals
        bins =
            bands.isEmpty
            ? NumberBins(from: nil, to: nil, decimals: decimals)
            : NumberBins(
                edges: bands.dropFirst().map { $0.from.floor(at: places) }, from: bands[0].from,
                to: nil, decimals: places)
    }

    static let keys = ["title", "needs", "prorate", "decimals", "bands"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> ScoreItem? {
        ScoreReader(keys: keys, scope: scope.conditions).score()
    }

    func translated(_ words: ItemWords) -> ScoreItem {
        var item = self
        item.bands = bands.map { words.band($0) }
        return item
    }

    var attributes: [String: JSONValue] {
        members([
            "score": .string(formula.source),
            "needs": needed,
            "prorate": prorates ? .bool(true) : nil,
            "decimals": decimals == Self.standardDecimals ? nil : .integer(Int64(decimals)),
            "bands": bands.isEmpty ? nil : .array(bands.map(json)),
        ])
    }

    private func json(_ band: ScoreBand) -> JSONValue {
        .object(["from": .string(band.from.description), "label": .string(band.label)])
    }

    var fieldSuffixes: [String] { [] }
    var cells: [CellName] { bins.bins.map(CellName.bin) }

    /// A score has no field: ``reading(_:)`` calculates it.
    func check(_ fields: ItemFields) -> AnswerReading { .none }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        JSONText.append(number(answer).description, to: &output)
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .string(let text) = stored else { return nil }
        return FixedDecimal(text).map(Answer.number)
    }

    /// Counts the score in its band; one below the lowest band is in none.
    func count(_ answer: Answer, _ add: (Int) -> Void) {
        let number = number(answer)
        guard bands.isEmpty || band(of: number) != nil else { return }
        add(bins.index(of: number))
    }

    func display(_ answer: Answer) -> String {
        let number = number(answer)
        return band(of: number).map { "\(number) (\($0.label))" } ?? number.description
    }

    private func number(_ answer: Answer) -> FixedDecimal {
        guard case .number(let number) = answer else { preconditionFailure(wrongAnswer) }
        return number
    }
}

extension ScoreItem {
    /// The band that a score is in.
    package func band(of score: FixedDecimal) -> ScoreBand? {
        bands.last { $0.from <= score }
    }

    /// Calculates the score; none when an answer that it needs is missing.
    func reading(_ evaluator: ConditionEvaluator) -> AnswerReading {
        let there = formula.parts.filter { $0.isThere(evaluator) }
        guard !there.isEmpty, needs.isMet(there: there, of: formula.parts),
            let value = evaluator.value(formula.term)
        else { return .none }
        let scale = prorates ? Double(formula.parts.count) / Double(there.count) : 1
        return FixedDecimal(nearest: value * scale, decimals: decimals).map {
            .answer(.number($0))
        } ?? .none
    }
}
