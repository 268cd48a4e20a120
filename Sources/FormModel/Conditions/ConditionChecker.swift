/// Gives names and types to a parsed condition, or says what does not fit.
struct ConditionChecker {
    let scope: ConditionScope

    static func check(_ source: String, in scope: ConditionScope) throws(ConditionError)
        -> Condition
    {
        let syntax = try ConditionParser.parse(source)
        let test = try ConditionChecker(scope: scope).test(syntax)
        let items = Set(test.items.flatMap(scope.questions(behind:)))
        guard !items.isEmpty else { throw ConditionError(.namesNoQuestion) }
        return Condition(source: source, test: test, items: items)
    }

    /// The calculation of a score.
    static func formula(_ source: String, in scope: ConditionScope) throws(ConditionError)
        -> Formula
    {
        let syntax = try ConditionParser.parse(source, upTo: Formula.longest)
        return Formula(source: source, term: try ConditionChecker(scope: scope).term(syntax))
    }

    private func test(_ syntax: ConditionSyntax) throws(ConditionError) -> Condition.Test {
        switch syntax {
        case .any(let parts): return .any(try tests(parts))
        case .all(let parts): return .all(try tests(parts))
        case .not(let part): return .not(try test(part))
        case .answered(let part): return try answered(part)
        case .has(let part, let code): return try has(part, code)
        case .isIn(let part, let codes): return try isIn(part, codes)
        case .compare(let left, let comparison, let right):
            return try compare(left, comparison, right)
        case .name: return try bare(syntax)
        case .arithmetic, .negative, .number, .text, .call:
            throw mismatch(syntax, needed: .statement)
        }
    }

    private func tests(_ parts: [ConditionSyntax]) throws(ConditionError) -> [Condition.Test] {
        var tests: [Condition.Test] = []
        for part in parts { tests.append(try test(part)) }
        return tests
    }

    private func answerable(_ syntax: ConditionSyntax) throws(ConditionError)
        -> (index: Int, kind: ItemKind, row: Int?)
    {
        guard case .name(let name, let row) = syntax else {
            throw ConditionError(.expected("a question", found: syntax.shown))
        }
        let (index, kind) = try scope.question(name)
        guard let row else { return (index, kind, nil) }
        return (index, kind, try position(ofRow: row, in: kind, named: name))
    }

    private func position(ofRow row: String, in kind: ItemKind, named name: String)
        throws(ConditionError) -> Int
    {
        guard case .grid(let grid) = kind else { throw ConditionError(.noRows(name)) }
        guard let position = grid.row(row) else {
            let nearest = NearestName.of(row, among: grid.rows.map(\.code))
            throw ConditionError(.unknownRow(row, question: name, nearest: nearest))
        }
        return position
    }

    private func answered(_ part: ConditionSyntax) throws(ConditionError) -> Condition.Test {
        let (index, _, row) = try answerable(part)
        return row.map { .rowAnswered(item: index, row: $0) } ?? .answered(item: index)
    }

    /// A yes-or-no question by itself is a statement.
    private func bare(_ syntax: ConditionSyntax) throws(ConditionError) -> Condition.Test {
        let (index, kind, _) = try answerable(syntax)
        guard sort(of: kind) == .yesNo else { throw mismatch(syntax, needed: .statement) }
        return .isYes(item: index, true)
    }

    private func mismatch(_ syntax: ConditionSyntax, needed: ConditionProblem.Sort)
        -> ConditionError
    {
        ConditionError(.mismatch(found: sort(of: syntax), needed: needed, at: syntax.shown))
    }

    private func sort(of syntax: ConditionSyntax) -> ConditionProblem.Sort {
        switch syntax {
        case .any, .all, .not, .compare, .has, .isIn, .answered: return .statement
        case .arithmetic, .negative, .number: return .number
        case .call(let name, _): return name == Self.today ? .date : .number
        case .text: return .text
        case .name(Self.today, nil): return .date
        case .name(let name, let row):
            guard let question = try? scope.question(name) else { return .code }
            return row == nil ? sort(of: question.kind) : .code
        }
    }

    private func sort(of kind: ItemKind) -> ConditionProblem.Sort {
        switch kind {
        case .consent, .yesno: .yesNo
        case .one, .dropdown: .code
        case .many, .rank: .codes
        case .grid: .rows
        case .text, .story: .text
        case .number, .rating, .nps, .slider, .score: .number
        case .date: .date
        case .note: .statement
        }
    }
}

// MARK: - Comparisons

extension ConditionChecker {
    private func compare(
        _ left: ConditionSyntax, _ comparison: Condition.Comparison, _ right: ConditionSyntax
    ) throws(ConditionError) -> Condition.Test {
        if sort(of: left) == .date || sort(of: right) == .date {
            return .compareDates(try date(left), comparison, try date(right))
        }
        guard case .name = left else { return try compareNumbers(left, comparison, right) }
        let (index, kind, row) = try answerable(left)
        switch kind {
        case .one, .dropdown, .grid:
            guard kind.hasOneChoice(row), comparison.isEquality, let code = code(right) else {
                break
            }
            let choice = try position(of: code, in: kind, named: left.shown)
            return try equality(chosen(index, row, [choice]), left, comparison)
        case .yesno, .consent:
            return try equality(.isYes(item: index, try yesNo(right)), left, comparison)
        case .text, .story:
            guard case .text(let text) = right else { throw mismatch(right, needed: .text) }
            return try equality(.isText(item: index, text), left, comparison)
        case .many, .rank: throw mismatch(left, needed: .code)
        case .number, .rating, .nps, .slider, .date, .score, .note: break
        }
        return try compareNumbers(left, comparison, right)
    }

    private func chosen(_ index: Int, _ row: Int?, _ choices: [Int]) -> Condition.Test {
        row.map { .rowChosen(item: index, row: $0, oneOf: choices) }
            ?? .chosen(item: index, oneOf: choices)
    }

    private func compareNumbers(
        _ left: ConditionSyntax, _ comparison: Condition.Comparison, _ right: ConditionSyntax
    ) throws(ConditionError) -> Condition.Test {
        .compare(try term(left), comparison, try term(right))
    }

    /// A code, text or yes has no order: only `=` and `!=` fit.
    private func equality(
        _ test: Condition.Test, _ left: ConditionSyntax, _ comparison: Condition.Comparison
    ) throws(ConditionError) -> Condition.Test {
        guard comparison.isEquality else { throw mismatch(left, needed: .number) }
        return comparison == .equal ? test : .not(test)
    }

    private func code(_ syntax: ConditionSyntax) -> String? {
        switch syntax {
        case .name(let name, nil): name
        case .number(let number): number.description
        case .any, .all, .not, .compare, .has, .isIn, .answered, .arithmetic, .negative, .text,
            .name, .call:
            nil
        }
    }

    private func yesNo(_ syntax: ConditionSyntax) throws(ConditionError) -> Bool {
        switch code(syntax) {
        case "yes": return true
        case "no": return false
        default: throw mismatch(syntax, needed: .yesNo)
        }
    }

    private func position(of code: String, in kind: ItemKind, named name: String)
        throws(ConditionError) -> Int
    {
        let codes = kind.choices.map(\.code)
        guard let position = codes.firstIndex(of: code) else {
            let nearest = NearestName.of(code, among: codes)
            throw ConditionError(.unknownCode(code, question: name, nearest: nearest))
        }
        return position
    }

    private func has(_ part: ConditionSyntax, _ code: String) throws(ConditionError)
        -> Condition.Test
    {
        let (index, kind, _) = try answerable(part)
        guard kind.takesSeveral else { throw mismatch(part, needed: .codes) }
        return .has(item: index, choice: try position(of: code, in: kind, named: part.shown))
    }

    private func isIn(_ part: ConditionSyntax, _ codes: [String]) throws(ConditionError)
        -> Condition.Test
    {
        guard case .name = part else { return .isOneOf(try term(part), try numbers(codes)) }
        let (index, kind, row) = try answerable(part)
        switch kind {
        case .one, .dropdown, .grid:
            guard kind.hasOneChoice(row) else { throw mismatch(part, needed: .code) }
            var choices: [Int] = []
            for code in codes {
                choices.append(try position(of: code, in: kind, named: part.shown))
            }
            return chosen(index, row, choices)
        case .number, .rating, .nps, .slider, .score:
            return .isOneOf(.item(index), try numbers(codes))
        case .consent, .many, .rank, .yesno, .text, .story, .date, .note:
            throw mismatch(part, needed: .code)
        }
    }

    private func numbers(_ codes: [String]) throws(ConditionError) -> [Double] {
        var numbers: [Double] = []
        for code in codes {
            guard let number = FixedDecimal(code) else {
                throw ConditionError(.expected("a number", found: code))
            }
            numbers.append(number.double)
        }
        return numbers
    }
}

// MARK: - Dates

extension ConditionChecker {
    private static let today = ConditionFunction.today.rawValue

    private func date(_ syntax: ConditionSyntax) throws(ConditionError) -> Condition.DateTerm {
        switch syntax {
        case .name(Self.today, nil), .call(Self.today, []): return .today
        case .name:
            let (index, kind, _) = try answerable(syntax)
            guard case .date = kind else { throw mismatch(syntax, needed: .date) }
            return .item(index)
        case .text(let text):
            guard let date = PartialDate(text) else {
                throw ConditionError(.expected("a date like '2026-05-31'", found: syntax.shown))
            }
            return .constant(date)
        case .number(let number): return .constant(try year(number))
        case .any, .all, .not, .compare, .has, .isIn, .answered, .arithmetic, .negative, .call:
            throw mismatch(syntax, needed: .date)
        }
    }

    private func year(_ number: FixedDecimal) throws(ConditionError) -> PartialDate {
        guard number.decimals == 0, let year = PartialDate(year: Int(number.mantissa)) else {
            throw ConditionError(.expected("a year with four digits", found: number.description))
        }
        return year
    }
}

// MARK: - Terms

extension ConditionChecker {
    private func term(_ syntax: ConditionSyntax) throws(ConditionError) -> Condition.Term {
        switch syntax {
        case .number(let number): return .constant(number.double)
        case .negative(let part): return .arithmetic(.constant(0), .minus, try term(part))
        case .arithmetic(let left, let sign, let right):
            return .arithmetic(try term(left), sign, try term(right))
        case .name(Self.today, nil): throw mismatch(syntax, needed: .number)
        case .name: return try item(syntax)
        case .call(let name, let arguments): return try call(name, arguments)
        case .any, .all, .not, .compare, .has, .isIn, .answered, .text:
            throw mismatch(syntax, needed: .number)
        }
    }

    private func item(_ syntax: ConditionSyntax) throws(ConditionError) -> Condition.Term {
        let (index, kind, row) = try answerable(syntax)
        switch kind {
        case .number, .rating, .nps, .slider, .score: return .item(index)
        case .one, .dropdown, .grid:
            guard kind.hasOneChoice(row), let numbers = kind.choices.numbers else { break }
            return row.map { .rowNumber(item: index, row: $0, numbers: numbers) }
                ?? .choiceNumber(item: index, numbers: numbers)
        case .many:
            guard let numbers = kind.choices.numbers else { break }
            return .chosenSum(item: index, numbers: numbers)
        case .consent, .rank, .yesno, .text, .story, .date, .note: break
        }
        throw mismatch(syntax, needed: .number)
    }

    private func terms(_ parts: [ConditionSyntax]) throws(ConditionError) -> [Condition.Term] {
        var terms: [Condition.Term] = []
        for part in parts {
            for part in byRow(part) { terms.append(try term(part)) }
        }
        return terms
    }

    /// A grid without a row stands for all its rows.
    private func byRow(_ part: ConditionSyntax) -> [ConditionSyntax] {
        guard case .name(let name, nil) = part,
            case .grid(let grid) = try? scope.question(name).kind
        else { return [part] }
        return grid.rows.map { .name(name, row: $0.code) }
    }

    private func call(_ name: String, _ arguments: [ConditionSyntax]) throws(ConditionError)
        -> Condition.Term
    {
        guard let function = ConditionFunction(rawValue: name) else {
            let names = ConditionFunction.allCases.map(\.rawValue)
            throw ConditionError(
                .unknownFunction(name, nearest: NearestName.of(name, among: names)))
        }
        guard function.arguments.contains(arguments.count) else {
            throw ConditionError(.wrongCount(function: name, needed: function.argumentsShown))
        }
        return try apply(function, arguments)
    }

    private func apply(_ function: ConditionFunction, _ arguments: [ConditionSyntax])
        throws(ConditionError) -> Condition.Term
    {
        switch function {
        case .count: return try count(arguments)
        case .sum: return .aggregate(.sum, try terms(arguments))
        case .mean: return .aggregate(.mean, try terms(arguments))
        case .min: return .aggregate(.min, try terms(arguments))
        case .max: return .aggregate(.max, try terms(arguments))
        case .round: return try round(arguments)
        case .if:
            return .either(
                try test(arguments[0]), then: try term(arguments[1]),
                otherwise: try term(arguments[2]))
        case .length: return try length(arguments[0])
        case .years: return .years(try date(arguments[0]), try date(arguments[1]))
        case .today: throw mismatch(.call(Self.today, arguments), needed: .number)
        }
    }

    private func count(_ arguments: [ConditionSyntax]) throws(ConditionError) -> Condition.Term {
        var items: [(index: Int, kind: ItemKind)] = []
        for argument in arguments {
            let (index, kind, row) = try answerable(argument)
            guard row == nil else { throw ConditionError(.rowInCount(argument.shown)) }
            items.append((index, kind))
        }
        if items.count == 1, items[0].kind.countsParts {
            return .chosenCount(item: items[0].index)
        }
        return .answeredCount(items: items.map(\.index))
    }

    private func round(_ arguments: [ConditionSyntax]) throws(ConditionError) -> Condition.Term {
        let number = try term(arguments[0])
        guard arguments.count == 2 else { return .round(number, decimals: 0) }
        guard case .number(let digits) = arguments[1], digits.decimals == 0,
            (0...6).contains(digits.mantissa)
        else { throw ConditionError(.expected("0 to 6 decimals", found: arguments[1].shown)) }
        return .round(number, decimals: Int(digits.mantissa))
    }

    private func length(_ argument: ConditionSyntax) throws(ConditionError) -> Condition.Term {
        let (index, kind, _) = try answerable(argument)
        guard sort(of: kind) == .text else { throw mismatch(argument, needed: .text) }
        return .length(item: index)
    }
}

extension ItemKind {
    /// True for a question whose answer is a list of choices.
    var takesSeveral: Bool {
        switch self {
        case .many, .rank: true
        case .consent, .one, .dropdown, .yesno, .text, .story, .number, .rating, .nps, .slider,
            .date, .score, .grid, .note:
            false
        }
    }

    /// True for a question whose answer has parts that can be counted.
    fileprivate var countsParts: Bool {
        switch self {
        case .many, .rank, .grid: true
        case .consent, .one, .dropdown, .yesno, .text, .story, .number, .rating, .nps, .slider,
            .date, .score, .note:
            false
        }
    }

    /// True for a question that takes one choice, and for a row of a grid.
    fileprivate func hasOneChoice(_ row: Int?) -> Bool {
        guard case .grid = self else { return true }
        return row != nil
    }
}
