import Values

/// A number on a line between two ends: a visual analogue scale.
///
/// On a page it is a line of stops and, where there are numbers between them, a field for the
/// number. Nothing is chosen before a person chooses: where a handle stands first draws the answers
/// to it (F. Funke, "A Web Experiment Showing Negative Effects of Slider Scales", 2016).
package struct SliderItem: KindRules {
    /// The number at the low end.
    package let least: FixedDecimal
    /// The number at the high end.
    package let most: FixedDecimal
    /// The distance between two numbers that are accepted.
    package let step: FixedDecimal
    /// What the low end means.
    package private(set) var low: String?
    /// What the high end means.
    package private(set) var high: String?
    /// The numbers that have a place on the line, at most eleven, from the low end to the high one.
    package let stops: [FixedDecimal]

    private let bins: NumberBins
    /// How many decimals its numbers have at most.
    let places: Int

    /// Nil when the steps do not lead from one end to the other.
    init?(
        from least: FixedDecimal, to most: FixedDecimal, step: FixedDecimal, low: String?,
        high: String?
    ) {
        let places = [least, most, step].map(\.decimals).max() ?? 0
        let (start, width) = (least.floor(at: places), step.floor(at: places))
        let length = most.floor(at: places) - start
        guard width > 0, length > 0, length % width == 0 else { return nil }
        (self.least, self.most, self.step) = (least, most, step)
        (self.low, self.high, self.places) = (low, high, places)
        stops = Self.stops(length / width).map {
            FixedDecimal(mantissa: start + $0 * width, decimals: places)
        }
        bins = NumberBins(
            edges: stops.dropFirst().dropLast().map { $0.floor(at: places) }, from: least,
            to: most, decimals: places)
    }

    private static let mostStops: Int64 = 11

    /// Which of so many steps have a stop.
    private static func stops(_ steps: Int64) -> [Int64] {
        let intervals = min(steps, mostStops - 1)
        // In two parts, because a product with all steps can be too large.
        let (whole, rest) = steps.quotientAndRemainder(dividingBy: intervals)
        return (0...intervals).map { $0 * whole + ($0 * rest + intervals / 2) / intervals }
    }

    static let keys = ["min", "max", "step", "low", "high"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> SliderItem? {
        let least = keys.number("min") ?? FixedDecimal(mantissa: 0, decimals: 0)
        let most = keys.number("max") ?? FixedDecimal(mantissa: 100, decimals: 0)
        let step = keys.number("step") ?? FixedDecimal(mantissa: 1, decimals: 0)
        let (low, high) = (keys.text("low")?.text, keys.text("high")?.text)
        guard keys.checkOrder(least, most) else { return nil }
        guard let item = SliderItem(from: least, to: most, step: step, low: low, high: high) else {
            let problem = FormProblem.stepsDoNotFit(
                step.description, min: least.description, max: most.description)
            keys.report(problem, at: (keys.entry("step") ?? keys.entry("max"))?.place)
            return nil
        }
        return item
    }

    func translated(_ words: ItemWords) -> SliderItem {
        var item = self
        (item.low, item.high) = (words.text("low", low), words.text("high", high))
        return item
    }

    var attributes: [String: JSONValue] {
        members([
            "min": least.description == "0" ? nil : .string(least.description),
            "max": most.description == "100" ? nil : .string(most.description),
            "step": step.description == "1" ? nil : .string(step.description),
            "low": low.map(JSONValue.string),
            "high": high.map(JSONValue.string),
        ])
    }

    var fieldSuffixes: [String] { hasField ? ["", ".stop", ".shown"] : [""] }
    /// From stop to stop, or one for each number where each has a stop.
    var cells: [CellName] {
        hasField ? bins.bins.map(CellName.bin) : stops.map(CellName.number)
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        JSONText.append(number(answer).description, to: &output)
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .string(let text) = stored, let number = FixedDecimal(text), accepts(number)
        else { return nil }
        return .number(number)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        let number = number(answer)
        guard !hasField else { return add(bins.index(of: number)) }
        stops.firstIndex(of: number).map(add)
    }

    func display(_ answer: Answer) -> String { "\(number(answer)) (\(least) to \(most))" }

    private func number(_ answer: Answer) -> FixedDecimal {
        guard case .number(let number) = answer else { preconditionFailure(wrongAnswer) }
        return number
    }
}

// MARK: - On a page

extension SliderItem {
    /// True when there are numbers between the stops, so that the line has a field for the number.
    package var hasField: Bool {
        let steps = most.floor(at: places) - least.floor(at: places)
        return steps / step.floor(at: places) >= Self.mostStops
    }

    /// The stop that is nearest to a number.
    package func stop(nearest number: FixedDecimal) -> FixedDecimal? {
        func distance(_ stop: FixedDecimal) -> Int64 {
            abs(stop.floor(at: places) - number.floor(at: places))
        }
        return stops.min { distance($0) < distance($1) }
    }

    private func accepts(_ number: FixedDecimal) -> Bool {
        guard number >= least, number <= most, number.decimals <= places else { return false }
        let distance = number.floor(at: places) - least.floor(at: places)
        return distance % step.floor(at: places) == 0
    }

    func check(_ fields: ItemFields) -> AnswerReading {
        switch typed(fields) {
        case .nothing: .none
        case .several: .refused(.severalAnswers)
        case .value(let range):
            TypedNumber.read(fields.bytes, range, unit: []).map(reading)
                ?? .refused(.notANumber(unit: nil))
        }
    }

    private func reading(_ number: FixedDecimal) -> AnswerReading {
        if number < least { return .refused(.tooSmall(least: least)) }
        if number > most { return .refused(.tooLarge(most: most)) }
        return accepts(number) ? .answer(.number(number)) : .refused(.notAStep(step, from: least))
    }

    /// What the person meant: whichever of the field and the line they changed. A page says in a
    /// hidden field what it showed in both; nothing, where it was not answered.
    private func typed(_ fields: ItemFields) -> ItemFields.Single {
        let field = fields.single()
        guard hasField, case .value(let stop) = fields.single(1) else { return field }
        let shown = number(fields, 2).flatMap(stop(nearest:))
        let chosen = TypedNumber.read(fields.bytes, stop, unit: [])
        guard chosen == nil || chosen != shown else { return field }
        switch field {
        case .several: return .several
        case .nothing: return .value(stop)
        case .value:
            if isUnchanged(fields) { return .value(stop) }
            let nearest = number(fields, 0).flatMap(self.stop(nearest:))
            return nearest == nil || nearest == chosen ? field : .several
        }
    }

    private func isUnchanged(_ fields: ItemFields) -> Bool {
        number(fields, 2) != nil && number(fields, 0) == number(fields, 2)
    }

    private func number(_ fields: ItemFields, _ part: Int) -> FixedDecimal? {
        guard case .value(let range) = fields.single(part) else { return nil }
        return TypedNumber.read(fields.bytes, range, unit: [])
    }
}
