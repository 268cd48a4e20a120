/// A survey file with every kind of question, and conditions wherever they can stand.
struct RandomSurvey {
    /// A question as the conditions and answers behind it must know it.
    struct Question {
        let id: String
        let kind: Kind
        var codes: [String] = []
        /// The codes of choices with a text field.
        var written: [String] = []
        /// The code of the choice that excludes the others.
        var alone: String?
        /// What follows the identifier in the names of the fields of a question in parts.
        var parts: [String] = []

        /// True when the choices count as numbers.
        var isScored: Bool { !codes.isEmpty && codes.allSatisfy { Int($0) != nil } }
        /// True when the answer is a number as it stands.
        var isNumber: Bool { [.number, .rating, .nps, .slider, .score].contains(kind) }
    }

    enum Kind: String, CaseIterable {
        case consent, yesno, one, dropdown, many, text, story, number, rating, nps, slider, date
        case grid, rank, score, note
    }

    private(set) var questions: [Question] = []
    private(set) var source = """
        survey: random
        version: 1.0.0
        language: en
        title: Random
        purposes:
          first: One
          second: Two
        sections:

        """

    init(using random: inout some RandomNumberGenerator) {
        for section in 0..<3 {
            let show = section > 0 && Bool.random(using: &random)
            source += "- section: Section\n"
            if show { source += "  show: >-\n    \(condition(using: &random))\n" }
            source += "  items:\n"
            for item in 0..<Int.random(in: 3...6, using: &random) {
                // The consents come first: nothing may be asked under a purpose before its consent.
                let isFirst = section == 0 && item < 2
                add(isFirst ? .consent : kind(using: &random), using: &random)
            }
        }
    }

    private func kind(using random: inout some RandomNumberGenerator) -> Kind {
        let kind = Kind.allCases.dropFirst().randomElement(using: &random) ?? .yesno
        let hasNumbers = !RandomCondition(questions).numbers.isEmpty
        return kind == .score && !hasNumbers ? .number : kind
    }

    private func condition(using random: inout some RandomNumberGenerator) -> String {
        RandomCondition(questions).text(using: &random)
    }

    private mutating func add(_ kind: Kind, using random: inout some RandomNumberGenerator) {
        var question = Question(id: "q\(questions.count)", kind: kind)
        source += "  - id: \(question.id)\n"
        if kind == .score {
            addScore(using: &random)
        } else {
            source += "    \(kind.rawValue): Question?\n"
        }
        if kind == .consent {
            source += "    purpose: \(questions.isEmpty ? "first" : "second")\n"
        } else if kind != .note, Int.random(in: 0..<4, using: &random) == 0 {
            let purposes = ["[first]", "[second]", "[first, second]"]
            source += "    purpose: \(purposes.randomElement(using: &random) ?? "")\n"
        }
        addConditions(to: kind, using: &random)
        addLimits(to: &question, using: &random)
        addChoices(to: &question, using: &random)
        questions.append(question)
    }

    private mutating func addConditions(
        to kind: Kind, using random: inout some RandomNumberGenerator
    ) {
        let ends = kind == .note && Int.random(in: 0..<8, using: &random) == 0
        if !questions.isEmpty, ends || Bool.random(using: &random) {
            source += "    show: >-\n      \(condition(using: &random))\n"
            if ends { source += "    end: true\n" }
        }
        guard kind != .note, kind != .score else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: source += "    required: true\n"
        case 1 where !questions.isEmpty:
            source += "    required: >-\n      \(condition(using: &random))\n"
        default: break
        }
    }

    private mutating func addScore(using random: inout some RandomNumberGenerator) {
        let numbers = RandomCondition(questions).numbers.shuffled(using: &random).prefix(4)
        let parts = numbers.map(\.term).joined(separator: ", ")
        let first = numbers[0].term
        let formulas = [
            "mean(\(parts))", "\(first) / 3", "if(\(first) > 2, \(first), 2.5)",
            "max(\(parts)) + 1",
        ]
        let isSum = Bool.random(using: &random)
        let formula = isSum ? "sum(\(parts))" : formulas.randomElement(using: &random) ?? first
        source += "    score: \(formula)\n    title: Score\n"
        if let decimals = [nil, 0, 1, 6].randomElement(using: &random) ?? nil {
            source += "    decimals: \(decimals)\n"
        }
        guard isSum else { return }
        let count = Int.random(in: 1...numbers.count, using: &random)
        let names = numbers.prefix(count).map(\.id).joined(separator: ", ")
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return
        case 1: source += "    needs: \(count)\n"
        default: source += "    needs: [\(names)]\n"
        }
        if Bool.random(using: &random) { source += "    prorate: true\n" }
    }
}

// MARK: - What belongs to a kind

extension RandomSurvey {
    private mutating func addLimits(
        to question: inout Question, using random: inout some RandomNumberGenerator
    ) {
        if question.kind == .date { return addDate(to: &question, using: &random) }
        guard let limits = Self.limits[question.kind], Bool.random(using: &random) else { return }
        source += "    \(limits.randomElement(using: &random) ?? "")\n"
    }

    private static let limits: [Kind: [String]] = [
        .number: [
            "unit: kg\n    decimals: 1\n    min: 2", "decimals: 6\n    max: 1000.000001",
            "unit: °C\n    min: -3\n    max: 40", "unit: '.-'", "unit: ÉT",
        ],
        .text: ["max: 5"], .story: ["min: 2\n    max: 9"], .rating: ["min: 0\n    max: 3"],
        .many: ["min: 2\n    max: 3"], .rank: ["most: 2"],
        .slider: [
            "max: 10\n    step: 0.5", "min: 1\n    max: 5",
            "min: -1.5\n    max: 1.5\n    step: 0.25",
            "min: 3\n    max: 48\n    step: 5",
        ],
    ]

    private mutating func addDate(
        to question: inout Question, using random: inout some RandomNumberGenerator
    ) {
        let precision = ["year", "month", "day"].randomElement(using: &random) ?? "day"
        source += "    precision: \(precision)\n"
        switch precision {
        case "year": break
        case "month": question.parts = [".month", ".year"]
        default: question.parts = [".day", ".month", ".year"]
        }
        if precision != "year", Bool.random(using: &random) { source += "    partial: true\n" }
        let limits = ["", "min: 2000", "max: today", "min: '2020-05'\n    max: '2026-11-23'"]
        source += "    \(limits.randomElement(using: &random) ?? "")\n"
    }

    private mutating func addChoices(
        to question: inout Question, using random: inout some RandomNumberGenerator
    ) {
        switch question.kind {
        case .one, .dropdown, .many, .rank:
            let hasTwoPlaces = source.hasSuffix("most: 2\n")
            let isOwn = Bool.random(using: &random) || !addOrigin(to: &question, using: &random)
            if isOwn { addList(to: &question, using: &random) }
            guard question.kind == .rank else { return }
            let places = hasTwoPlaces ? 2 : question.codes.count
            question.parts = (1...places).map { ".\($0)" }
        case .grid:
            source += "    rows:\n    - a: Row\n    - b: Row\n    - z: Row\n"
            question.parts = [".a", ".b", ".z"]
            addList(to: &question, using: &random)
        case .consent, .yesno, .text, .story, .number, .rating, .nps, .slider, .date, .score,
            .note:
            break
        }
    }

    /// Says whether there is an earlier answer to choose from.
    private mutating func addOrigin(
        to question: inout Question, using random: inout some RandomNumberGenerator
    ) -> Bool {
        let origins = questions.filter { [.many, .rank].contains($0.kind) && $0.codes.count > 2 }
        guard let origin = origins.randomElement(using: &random) else { return false }
        source += "    from: \(origin.id)\n"
        question.codes = origin.codes.filter { $0 != origin.alone }
        return true
    }

    private mutating func addList(
        to question: inout Question, using random: inout some RandomNumberGenerator
    ) {
        source += "    choices:\n"
        question.codes = Bool.random(using: &random) ? ["a", "b", "c", "d"] : ["0", "1", "2", "7"]
        let canWrite = ![.grid, .rank].contains(question.kind)
        for code in question.codes {
            source += "    - \(code): Choice\n"
            if canWrite, Int.random(in: 0..<4, using: &random) == 0 {
                source += "      write: Which?\n"
                question.written.append(code)
            }
            if !questions.isEmpty, Int.random(in: 0..<6, using: &random) == 0 {
                source += "      show: >-\n        \(condition(using: &random))\n"
            }
        }
        guard question.kind == .many else { return }
        source += "      alone: true\n"
        question.alone = question.codes.last
    }
}
