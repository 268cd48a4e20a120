/// Reads the grammar of conditions: `or`, `and`, `not`, tests, sums, products, atoms.
struct ConditionParser {
    /// The deepest nesting of parentheses, functions and `not`.
    static let deepest = 32

    private let tokens: [(token: ConditionToken, place: Int)]
    private var position = 0
    private var depth = 0

    static func parse(_ source: String, upTo limit: Int = Condition.longest)
        throws(ConditionError) -> ConditionSyntax
    {
        guard source.utf8.count <= limit else { throw ConditionError(.tooLong(limit: limit)) }
        var parser = ConditionParser(tokens: try ConditionLexer.tokens(of: source))
        guard parser.token != .end else { throw ConditionError(.empty) }
        let syntax = try parser.disjunction()
        guard parser.token == .end else { throw parser.unexpected("‘and’, ‘or’ or the end") }
        return syntax
    }

    private init(tokens: [(token: ConditionToken, place: Int)]) {
        self.tokens = tokens
    }

    private var token: ConditionToken { tokens[position].token }

    private func unexpected(_ expected: String) -> ConditionError {
        ConditionError(
            .expected(expected, found: token.shown), at: tokens[position].place)
    }

    private mutating func advance() -> ConditionToken {
        defer { position = min(position + 1, tokens.count - 1) }
        return token
    }

    private mutating func skip(_ wanted: ConditionToken) -> Bool {
        guard token == wanted else { return false }
        _ = advance()
        return true
    }

    private mutating func need(_ sign: String) throws(ConditionError) {
        guard skip(.sign(sign)) else { throw unexpected("‘\(sign)’") }
    }

    /// Runs `body` one level deeper; recursion is bounded because the text comes from outside.
    private mutating func nested<Part>(
        _ body: (inout ConditionParser) throws(ConditionError) -> Part
    ) throws(ConditionError) -> Part {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw ConditionError(.tooDeep(limit: Self.deepest)) }
        return try body(&self)
    }
}

// MARK: - Statements

extension ConditionParser {
    private mutating func disjunction() throws(ConditionError) -> ConditionSyntax {
        var parts = [try conjunction()]
        while skip(.word("or")) { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(ConditionError) -> ConditionSyntax {
        var parts = [try negation()]
        while skip(.word("and")) { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(ConditionError) -> ConditionSyntax {
        guard skip(.word("not")) else { return try test() }
        return .not(try nested { parser throws(ConditionError) in try parser.negation() })
    }

    private mutating func test() throws(ConditionError) -> ConditionSyntax {
        let left = try sum()
        if skip(.word("answered")) { return .answered(left) }
        if skip(.word("has")) { return .has(left, code: try code()) }
        if skip(.word("in")) { return .isIn(left, codes: try codes()) }
        guard case .sign(let sign) = token, let comparison = Condition.Comparison(rawValue: sign)
        else { return left }
        _ = advance()
        return .compare(left, comparison, try sum())
    }

    private mutating func codes() throws(ConditionError) -> [String] {
        try need("(")
        var codes = [try code()]
        while skip(.sign(",")) { codes.append(try code()) }
        try need(")")
        return codes
    }

    private mutating func code() throws(ConditionError) -> String {
        switch token {
        case .word(let word):
            _ = advance()
            return word
        case .number(let number):
            _ = advance()
            return number.description
        case .text, .sign, .end:
            throw unexpected("a code")
        }
    }
}

// MARK: - Terms

extension ConditionParser {
    private mutating func sum() throws(ConditionError) -> ConditionSyntax {
        var left = try product()
        while let sign = skipOperator(.plus, .minus) {
            left = .arithmetic(left, sign, try product())
        }
        return left
    }

    private mutating func product() throws(ConditionError) -> ConditionSyntax {
        var left = try atom()
        while let sign = skipOperator(.times, .divided) {
            left = .arithmetic(left, sign, try atom())
        }
        return left
    }

    private mutating func skipOperator(_ first: Condition.Operator, _ second: Condition.Operator)
        -> Condition.Operator?
    {
        [first, second].first { skip(.sign($0.rawValue)) }
    }

    private mutating func atom() throws(ConditionError) -> ConditionSyntax {
        switch token {
        case .number(let number):
            _ = advance()
            return .number(number)
        case .text(let text):
            _ = advance()
            return .text(text)
        case .sign("("): return try parenthesis()
        case .sign("-"):
            _ = advance()
            return .negative(try nested { parser throws(ConditionError) in try parser.atom() })
        case .word(let word) where !Self.keywords.contains(word): return try named(word)
        case .word, .sign, .end: throw unexpected("a question, number or text")
        }
    }

    private static let keywords: Set = ["and", "or", "not", "has", "in", "answered"]

    private mutating func parenthesis() throws(ConditionError) -> ConditionSyntax {
        try need("(")
        let part = try nested { parser throws(ConditionError) in try parser.disjunction() }
        try need(")")
        return part
    }

    private mutating func named(_ word: String) throws(ConditionError) -> ConditionSyntax {
        _ = advance()
        if token == .sign("(") { return .call(word, try arguments()) }
        guard skip(.sign(".")) else { return .name(word, row: nil) }
        return .name(word, row: try code())
    }

    private mutating func arguments() throws(ConditionError) -> [ConditionSyntax] {
        try need("(")
        guard !skip(.sign(")")) else { return [] }
        var arguments: [ConditionSyntax] = []
        repeat {
            let part = try nested { parser throws(ConditionError) in try parser.disjunction() }
            arguments.append(part)
        } while skip(.sign(","))
        try need(")")
        return arguments
    }
}
