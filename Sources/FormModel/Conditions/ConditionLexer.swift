/// A word, number, text or sign of a condition.
enum ConditionToken: Hashable {
    case word(String)
    case number(FixedDecimal)
    case text(String)
    case sign(String)
    case end

    /// The token as an error message shows it.
    var shown: String {
        switch self {
        case .word(let word): word
        case .number(let number): number.description
        case .text(let text): "'\(text)'"
        case .sign(let sign): sign
        case .end: "the end"
        }
    }
}

/// Cuts the text of a condition into tokens.
struct ConditionLexer {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    /// Where the token begins that was read last.
    private var start = 0

    /// The tokens, each with how many scalars stand before it.
    static func tokens(of source: String) throws(ConditionError)
        -> [(token: ConditionToken, place: Int)]
    {
        var lexer = ConditionLexer(scalars: Array(source.unicodeScalars))
        var tokens: [(token: ConditionToken, place: Int)] = []
        while let token = try lexer.next() { tokens.append((token, lexer.start)) }
        return tokens + [(.end, lexer.position)]
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private mutating func next() throws(ConditionError) -> ConditionToken? {
        _ = run(while: \.properties.isWhitespace)
        guard position < scalars.count else { return nil }
        start = position
        let first = scalars[position]
        if Self.isDigit(first) { return try number() }
        if Self.isLetter(first) { return .word(run { Self.isLetter($0) || Self.isDigit($0) }) }
        if first == "'" || first == "\"" { return try text(until: first) }
        return try sign()
    }

    private mutating func number() throws(ConditionError) -> ConditionToken {
        let digits = run { Self.isDigit($0) || $0 == "." }
        guard let number = FixedDecimal(digits) else {
            throw ConditionError(.expected("a number", found: digits), at: start)
        }
        return .number(number)
    }

    private mutating func text(until quote: Unicode.Scalar) throws(ConditionError)
        -> ConditionToken
    {
        position += 1
        let text = run { $0 != quote }
        guard position < scalars.count else { throw ConditionError(.openText, at: start) }
        position += 1
        return .text(text)
    }

    private mutating func sign() throws(ConditionError) -> ConditionToken {
        let first = String(scalars[position])
        let both = position + 1 < scalars.count ? first + String(scalars[position + 1]) : first
        if ["!=", "<=", ">="].contains(both) {
            position += 2
            return .sign(both)
        }
        guard "=<>+-*/(),.".contains(first) else {
            throw ConditionError(.strangeCharacter(first), at: start)
        }
        position += 1
        return .sign(first)
    }

    private mutating func run(while isPart: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while position < scalars.count, isPart(scalars[position]) {
            text.append(scalars[position])
            position += 1
        }
        return String(text)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }
}
