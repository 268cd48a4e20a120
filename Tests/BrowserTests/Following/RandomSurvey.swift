/// A survey file with every kind of question, and conditions wherever they can stand.
struct RandomSurvey {
    /// A question as the conditions and answers behind it must know it.
    struct Question {
        let id: String
        let kind: Kind
        var codes: [String] = []
        /// The codes of choices with a text field.
        var written: [String] = []

        /// True when the choices count as numbers.
        var isScored: Bool { !codes.isEmpty && codes.allSatisfy { Int($0) != nil } }
    }

    enum Kind: String, CaseIterable {
        case consent, yesno, one, dropdown, many, text, story, number, rating, note
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
        Kind.allCases.dropFirst().randomElement(using: &random) ?? .yesno
    }

    private func condition(using random: inout some RandomNumberGenerator) -> String {
        RandomCondition(questions).text(using: &random)
    }

    private mutating func add(_ kind: Kind, using random: inout some RandomNumberGenerator) {
        var question = Question(id: "q\(questions.count)", kind: kind)
        source += "  - id: \(question.id)\n    \(kind.rawValue): Question?\n"
        if kind == .consent {
            source += "    purpose: \(questions.isEmpty ? "first" : "second")\n"
        } else if kind != .note, Int.random(in: 0..<4, using: &random) == 0 {
            let purposes = ["[first]", "[second]", "[first, second]"]
            source += "    purpose: \(purposes.randomElement(using: &random) ?? "")\n"
        }
        addConditions(to: kind, using: &random)
        addLimits(to: kind, using: &random)
        if [.one, .dropdown, .many].contains(kind) { addChoices(to: &question, using: &random) }
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
        guard kind != .note else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: source += "    required: true\n"
        case 1 where !questions.isEmpty:
            source += "    required: >-\n      \(condition(using: &random))\n"
        default: break
        }
    }

    private mutating func addLimits(
        to kind: Kind, using random: inout some RandomNumberGenerator
    ) {
        guard Bool.random(using: &random) else { return }
        switch kind {
        case .number:
            let limits = [
                "unit: kg\n    decimals: 1\n    min: 2", "decimals: 6\n    max: 1000.000001",
                "unit: °C\n    min: -3\n    max: 40", "unit: '.-'",
            ]
            source += "    \(limits.randomElement(using: &random) ?? "")\n"
        case .text: source += "    max: 5\n"
        case .story: source += "    min: 2\n    max: 9\n"
        case .rating: source += "    min: 0\n    max: 3\n"
        case .many: source += "    min: 2\n    max: 3\n"
        case .consent, .yesno, .one, .dropdown, .note: break
        }
    }

    private mutating func addChoices(
        to question: inout Question, using random: inout some RandomNumberGenerator
    ) {
        source += "    choices:\n"
        question.codes = Bool.random(using: &random) ? ["a", "b", "c", "d"] : ["0", "1", "2", "7"]
        for code in question.codes {
            source += "    - \(code): Choice\n"
            if Int.random(in: 0..<4, using: &random) == 0 {
                source += "      write: Which?\n"
                question.written.append(code)
            }
            if !questions.isEmpty, Int.random(in: 0..<6, using: &random) == 0 {
                source += "      show: >-\n        \(condition(using: &random))\n"
            }
        }
        if question.kind == .many { source += "      alone: true\n" }
    }
}
