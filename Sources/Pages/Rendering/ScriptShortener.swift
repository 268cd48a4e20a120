/// Takes out of a script what is for its readers alone: comments, and the spaces, line ends and
/// last separators that no token needs.
///
/// It knows what the site's own scripts are made of, and not all of JavaScript: a template holds no
/// other one, no statement begins with a regular expression or is one behind `return`, and a
/// statement goes on in the next line only where a sign at the line's end or beginning shows it.
struct ScriptShortener {
    /// What lies between two tokens.
    private enum Gap {
        case none, space, line
    }

    private let script: [UInt8]
    private var position = 0
    private var gap = Gap.none
    private var output: [UInt8] = []

    private init(_ script: [UInt8]) {
        self.script = script
        output.reserveCapacity(script.count)
    }

    static func shortened(_ script: [UInt8]) -> [UInt8] {
        var shortener = ScriptShortener(script)
        while shortener.position < script.count { shortener.take() }
        return shortener.output
    }

    private var byte: UInt8 { script[position] }

    private mutating func take() {
        switch byte {
        case UInt8(ascii: " "):
            if gap == .none { gap = .space }
            position += 1
        case UInt8(ascii: "\n"):
            gap = .line
            position += 1
        case UInt8(ascii: "/") where script[position...].starts(with: "//".utf8):
            position = script[position...].firstIndex(of: UInt8(ascii: "\n")) ?? script.count
        default: append(token())
        }
    }

    private mutating func append(_ token: ArraySlice<UInt8>) {
        guard let first = token.first else { return }
        dropSeparator(before: first)
        if let last = output.last, let space = space(between: last, first) { output.append(space) }
        // In a script that works the shorter word means the same.
        output += token.elementsEqual("const".utf8) ? Array("let".utf8)[...] : token
        position = token.endIndex
        gap = .none
    }

    /// The last entry of a list and the last statement of a block need no sign behind them.
    private mutating func dropSeparator(before next: UInt8) {
        let isEntry = output.last == UInt8(ascii: ",") && "}])".utf8.contains(next)
        let isStatement = output.last == UInt8(ascii: ";") && next == UInt8(ascii: "}")
        if isEntry || isStatement { output.removeLast() }
    }

    private func space(between last: UInt8, _ next: UInt8) -> UInt8? {
        switch gap {
        case .none: return nil
        case .space:
            let isSign = last == next && "+-".utf8.contains(last)
            return isSign || Self.isWord(last) && Self.isWord(next) ? UInt8(ascii: " ") : nil
        case .line:
            let goesOn = "{([,;:?=&|*<>!".utf8.contains(last) || "})].?:&|=+*,".utf8.contains(next)
            return goesOn ? nil : UInt8(ascii: "\n")
        }
    }

    fileprivate static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }
}

// MARK: - Tokens

extension ScriptShortener {
    /// A whole text, template or regular expression, in which nothing may change; a word, or one
    /// other byte.
    private func token() -> ArraySlice<UInt8> {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            script[position...end(byte, hasSets: false)]
        case UInt8(ascii: "/") where beginsExpression:
            script[position...end(byte, hasSets: true)]
        default: script[position..<max(position + 1, endOfWord)]
        }
    }

    private var endOfWord: Int {
        script[position...].firstIndex { !Self.isWord($0) } ?? script.count
    }

    /// Behind a value a slash divides.
    private var beginsExpression: Bool {
        output.last.map { "(,=:[!&|?{};>".utf8.contains($0) } ?? true
    }

    /// Where the closing sign stands; between brackets of a regular expression it closes nothing.
    private func end(_ sign: UInt8, hasSets: Bool) -> Int {
        var (index, isInSet) = (position + 1, false)
        while index < script.count - 1, script[index] != sign || isInSet {
            switch script[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): isInSet = hasSets
            case UInt8(ascii: "]"): isInSet = false
            default: break
            }
            index += 1
        }
        return min(index, script.count - 1)
    }
}
