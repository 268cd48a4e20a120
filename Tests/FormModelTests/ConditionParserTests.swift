import Testing

@testable import FormModel

@Suite struct ConditionParserTests {
    @Test(
        "‘and’ binds closer than ‘or’, products closer than sums",
        arguments: [
            ("a or b and c", "a or (b and c)"), ("a and b or c", "(a and b) or c"),
            ("not a and b", "(not a) and b"), ("a + b * c = d", "(a + (b * c)) = d"),
            ("a - b - c = 0", "((a - b) - c) = 0"), ("a / b / c > 1", "((a / b) / c) > 1"),
            ("not not a", "not (not a)"), ("a = 'x' or b", "(a = 'x') or b"),
            ("not a = 1", "not (a = 1)"), ("a=1 and b!=2", "(a = 1) and (b != 2)"),
            ("sum(a, b) >= 2", "(sum(a, b)) >= (2)"), ("a\n  and\tb", "a and b"),
            ("a = \"x\"", "a = 'x'"), ("a in (b, 1)", "(a) in (b, 1)"),
        ])
    func precedence(text: String, same: String) throws {
        #expect(try ConditionParser.parse(text) == ConditionParser.parse(same))
    }

    @Test(
        "other parentheses mean something else",
        arguments: [
            ("(a or b) and c", "a or b and c"), ("not (a and b)", "not a and b"),
            ("a - (b - c) = 0", "a - b - c = 0"),
        ])
    func different(text: String, other: String) throws {
        #expect(try ConditionParser.parse(text) != ConditionParser.parse(other))
    }

    @Test(
        "what does not follow the grammar is refused",
        arguments: [
            ("", .empty), ("  ", .empty),
            ("a and", .expected("a question, number or text", found: "the end")),
            ("and a", .expected("a question, number or text", found: "and")),
            ("a b", .expected("‘and’, ‘or’ or the end", found: "b")),
            ("a = = b", .expected("a question, number or text", found: "=")),
            ("a has", .expected("a code", found: "the end")),
            ("a has 'x'", .expected("a code", found: "'x'")),
            ("a in b", .expected("‘(’", found: "b")), ("a in ()", .expected("a code", found: ")")),
            ("a in (b", .expected("‘)’", found: "the end")),
            ("(a", .expected("‘)’", found: "the end")),
            ("a)", .expected("‘and’, ‘or’ or the end", found: ")")), ("a = 'x", .openText),
            ("a == b", .expected("a question, number or text", found: "=")),
            ("a & b", .strangeCharacter("&")), ("a ! b", .strangeCharacter("!")),
            ("a = 1.2.3", .expected("a number", found: "1.2.3")),
            ("sum(a,)", .expected("a question, number or text", found: ")")),
            ("a = 1 = 2", .expected("‘and’, ‘or’ or the end", found: "=")),
            (String(repeating: "(", count: 40), .tooDeep(limit: 32)),
            (String(repeating: "a", count: 501), .tooLong(limit: 500)),
        ] as [(String, ConditionProblem)])
    func refused(text: String, problem: ConditionProblem) {
        #expect(problemOf(text) == problem)
    }

    private func problemOf(_ text: String) -> ConditionProblem? {
        do {
            _ = try ConditionParser.parse(text)
            return nil
        } catch {
            return error.problem
        }
    }
}
