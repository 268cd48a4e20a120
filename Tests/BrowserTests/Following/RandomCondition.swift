/// Conditions as an editor could write them, over the questions that come before.
struct RandomCondition {
    private let questions: [RandomSurvey.Question]

    init(_ questions: [RandomSurvey.Question]) {
        self.questions = questions.filter { $0.kind != .note }
    }

    /// The questions that are answered by one number, and how a formula names that.
    var numbers: [(id: String, term: String)] {
        questions.compactMap { question in
            let id = question.id
            if question.isNumber { return (id, id) }
            guard question.isScored else { return nil }
            switch question.kind {
            case .one, .dropdown, .many: return (id, "(\(id) + 0)")
            case .grid: return (id, "(\(id).a + 0)")
            case .consent, .yesno, .text, .story, .number, .rating, .nps, .slider, .date, .rank,
                .score, .note:
                return nil
            }
        }
    }

    /// A condition that is not longer than a condition may be, and names a question.
    func text(using random: inout some RandomNumberGenerator) -> String {
        var text = ""
        repeat {
            text = test(3, using: &random)
        } while text.utf8.count > 480 || !questions.contains { text.contains($0.id) }
        return text
    }

    private func test(_ depth: Int, using random: inout some RandomNumberGenerator) -> String {
        guard depth > 0 else { return leaf(using: &random) }
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            let (left, right) = two(using: &random) { test(depth - 1, using: &$0) }
            return "(\(left) and \(right))"
        case 1:
            let (left, right) = two(using: &random) { test(depth - 1, using: &$0) }
            return "(\(left) or \(right))"
        case 2: return "not (\(test(depth - 1, using: &random)))"
        case 3:
            let (left, right) = two(using: &random) { term(depth - 1, using: &$0) }
            return "\(left) \(comparison(using: &random)) \(right)"
        case 4: return "(\(term(depth - 1, using: &random))) in (0, 1, 2.5, 7)"
        default: return leaf(using: &random)
        }
    }

    private func two<Generator: RandomNumberGenerator>(
        using random: inout Generator, _ make: (inout Generator) -> String
    ) -> (String, String) {
        let first = make(&random)
        return (first, make(&random))
    }

    private func pick(_ texts: [String], using random: inout some RandomNumberGenerator) -> String {
        texts.randomElement(using: &random) ?? ""
    }

    private func comparison(using random: inout some RandomNumberGenerator) -> String {
        pick(["=", "!=", "<", "<=", ">", ">="], using: &random)
    }
}

// MARK: - About one question

extension RandomCondition {
    private func leaf(using random: inout some RandomNumberGenerator) -> String {
        guard let question = questions.randomElement(using: &random) else { return "1 = 1" }
        let id = question.id
        if Int.random(in: 0..<6, using: &random) == 0 { return "\(id) answered" }
        let (code, other) = two(using: &random) { pick(question.codes, using: &$0) }
        switch question.kind {
        case .consent, .yesno:
            return pick([id, "\(id) = yes", "\(id) = no", "\(id) != yes"], using: &random)
        case .one, .dropdown:
            return pick(
                ["\(id) = \(code)", "\(id) != \(code)", "\(id) in (\(code), \(other))"],
                using: &random)
        case .many, .rank:
            return pick(["\(id) has \(code)", "count(\(id)) > 1"], using: &random)
        case .grid:
            let row = id + pick(question.parts, using: &random)
            return pick(
                [
                    "\(row) = \(code)", "\(row) != \(code)", "\(row) in (\(code), \(other))",
                    "\(row) answered", "count(\(id)) < 3",
                ], using: &random)
        case .text, .story:
            let word = pick(RandomTyping.words, using: &random)
            return pick(["\(id) = '\(word)'", "\(id) != '\(word)'"], using: &random)
        case .number, .rating, .nps, .slider, .score:
            return "\(id) \(comparison(using: &random)) \(term(1, using: &random))"
        case .date:
            return "\(id) \(comparison(using: &random)) \(date(using: &random))"
        case .note: return "1 = 1"
        }
    }

    private func date(using random: inout some RandomNumberGenerator) -> String {
        let dates = questions.filter { $0.kind == .date }.map(\.id)
        let others = ["today", "2020", "'2020-05'", "'2024-02-29'", "'2026-11-23'", "2026"]
        return pick(others + dates, using: &random)
    }

    private func term(_ depth: Int, using random: inout some RandomNumberGenerator) -> String {
        guard depth > 0 else { return atom(using: &random) }
        let (left, right) = two(using: &random) { term(depth - 1, using: &$0) }
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1:
            let sign = pick(["+", "-", "*", "/"], using: &random)
            return "(\(left) \(sign) \(right))"
        case 2, 3:
            let function = pick(["sum", "mean", "min", "max"], using: &random)
            return "\(function)(\(left), \(right), \(atom(using: &random)))"
        case 4: return "round(\(left))"
        case 5: return "round(\(left), \(Int.random(in: 0...6, using: &random)))"
        case 6: return "if(\(test(depth - 1, using: &random)), \(left), \(right))"
        default: return left
        }
    }

    private func atom(using random: inout some RandomNumberGenerator) -> String {
        let constant = pick(["0", "1", "2", "2.5", "(0 - 1.5)", "0.1", "7", "40"], using: &random)
        guard let question = questions.randomElement(using: &random) else { return constant }
        let id = question.id
        switch question.kind {
        case .number, .rating, .nps, .slider, .score: return id
        case .one where question.isScored, .dropdown where question.isScored: return "(\(id) + 0)"
        case .text, .story: return "length(\(id))"
        case .many where question.isScored:
            return pick(["sum(\(id))", "count(\(id))"], using: &random)
        case .grid where question.isScored:
            let row = id + pick(question.parts, using: &random)
            return pick(["sum(\(id))", "mean(\(id))", "(\(row) + 0)"], using: &random)
        case .many, .rank, .grid: return "count(\(id))"
        case .date:
            let other = date(using: &random)
            return pick(["years(\(id), \(other))", "years(\(other), \(id))"], using: &random)
        case .consent, .yesno:
            let others = questions.prefix(4).map(\.id).joined(separator: ", ")
            return "count(\(others), \(id))"
        case .one, .dropdown, .note: return constant
        }
    }
}
