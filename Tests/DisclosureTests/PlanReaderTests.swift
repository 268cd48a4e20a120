import FormModel
import Testing
import Values

@testable import Disclosure

/// Plan files: written, read again, and refused with everything that is wrong.
@Suite struct PlanReaderTests {
    private static func read(
        _ text: String, _ versions: [Form]? = nil
    ) throws -> Result<ReleasePlan, PlanFindings> {
        let forms = try versions ?? [SampleForm.form(SampleForm.kinds)]
        return PlanReader.read(Array(text.utf8), fileName: "plan.yaml", of: forms)
    }

    /// A plan with that under `questions` and `tables`.
    private static func file(_ rest: String, rules: String = "") -> String {
        "plan: sample\nversion: 1.0.0\n" + rules + rest + "\n"
    }

    // MARK: - Written and read

    @Test("the default plan is written and read as the same plan")
    func again() throws {
        for form in [try SampleForm.form(SampleForm.kinds), try SampleForm.weight()] {
            let plan = try #require(ReleasePlan(of: form))
            let text = PlanWriter(plan, of: form).text
            let read = try Self.read(text, [form]).get()
            #expect(read.digest == plan.digest && read.links == plan.links)
        }
    }

    private static let changedFile = """
        rules:
          threshold: 12
          shield: 22
          base: 60
          strict: true
        questions:
        - question: weight
          cuts: [40, 60.5, 80]
          merge:
          - ['40..<60.5', 60.5..<80]
        - question: sort
          merge: []
        tables:
        - count: weight
        - count: sort
        - count: [sort, weight]
        - count: why.work
        - count: weight
          where:
            sort: [red, skipped]
        - count: sort
          where:
            why.work: not-shown
        """

    @Test("a plan that its editor changed is written and read as the same plan")
    func changed() throws {
        let form = try SampleForm.form(SampleForm.kinds)
        let plan = try Self.read(Self.file(Self.changedFile)).get()
        #expect(plan.questions.map(\.name) == ["sort", "why.work", "weight"])
        #expect(
            plan.tables.map(plan.name) == [
                "weight", "sort", "sort × weight", "why.work", "weight | sort = red, skipped",
                "sort | why.work = not-shown",
            ])
        #expect(plan.parameters.threshold == 12 && plan.parameters.isStrict)
        let weight = plan.questions[2]
        #expect(
            weight.categories == ["5..<40", "40..<60.5", "60.5..<80", "80...350", "skipped"])
        #expect(weight.merges == [[1, 2]] && plan.questions[0].merges.isEmpty)
        let again = try Self.read(PlanWriter(plan, of: form).text).get()
        #expect(again.digest == plan.digest)
        #expect(ReleasePlan(stored: plan.canonicalJSON, of: form)?.digest == plan.digest)
    }

    @Test("the order of questions in the file does not make another plan")
    func order() throws {
        let tables = "tables:\n- count: sort\n- count: weight"
        let first = "questions:\n- question: sort\n- question: weight\n"
        let second = "questions:\n- question: weight\n- question: sort\n"
        let plans = try [first, second, ""].map { try Self.read(Self.file($0 + tables)).get() }
        #expect(Set(plans.map(\.digest)).count == 1)
    }

    @Test("a plan belongs to the version of the survey that it names")
    func version() throws {
        let old = try SampleForm.form(SampleForm.kinds)
        let new = try SampleForm.form(version: "1.1.0", SampleForm.kinds)
        let text = Self.file("tables:\n- count: sort")
        #expect(try Self.read(text, [old, new]).get().formDigest == old.digest)
    }

    @Test("a text of the survey stays in its comment, whatever it holds")
    func comments() throws {
        let form = try SampleForm.form(
            """
            - id: q
              one: |
                Which: one?
                tables: none
              choices:
              - a: "A # - [x"
              - b: B
            """)
        let plan = try #require(ReleasePlan(of: form))
        let text = PlanWriter(plan, of: form).text
        #expect(text.contains("# Which: one? tables: none\n#   a: A # - [x\n"))
        #expect(try Self.read(text, [form]).get().digest == plan.digest)
    }

    // MARK: - Refused

    struct Fault: CustomTestStringConvertible {
        let text: String
        let lines: [String]

        init(_ text: String, rules: String = "", _ lines: String...) {
            (self.text, self.lines) = (PlanReaderTests.file(text, rules: rules), lines)
        }

        var testDescription: String { lines.first ?? text }
    }

    @Test("a faulty plan is told all that is wrong, with line and advice", arguments: cases)
    func faults(fault: Fault) throws {
        guard case .failure(let findings) = try Self.read(fault.text) else {
            Issue.record("nothing was found in\n\(fault.text)")
            return
        }
        #expect(findings.findings.map(PlanTexts.english) == fault.lines)
        #expect("\(findings)".hasPrefix("plan.yaml: line "))
    }

    @Test("what is wrong with a whole file is told in the words of plans")
    func whole() throws {
        for (text, words) in [
            ("", "the file is empty; begin with what ‘recount release plan’ prints"),
            ("- a", "‘the plan’ must be keys with values"),
            ("plan: other\nversion: 9.0.0\ntables:\n- count: sort", "the plan is for ‘other’"),
            ("plan: other\nversion: 9.0.0\ntables:\n- count: sort", "version 9.0.0 of the survey"),
            ("plan: sample\nversion: 1.0.0", "the key ‘tables’ is missing; add ‘tables:’"),
            ("plan: sample\ntables:\n- count: srt", "has no question ‘srt’; did you mean ‘sort’?"),
        ] {
            guard case .failure(let findings) = try Self.read(text) else {
                Issue.record("nothing was found in\n\(text)")
                continue
            }
            #expect("\(findings)".contains(words), "\(findings)")
        }
    }

    @Test("more tables than the audit takes are refused, and too many categories and cells")
    func many() throws {
        let items = (0..<101).map { "- id: q\($0)\n  yesno: Question \($0)?" }
        let form = try SampleForm.form(items.joined(separator: "\n"))
        let tables = "tables:\n" + (0..<101).map { "- count: q\($0)" }.joined(separator: "\n")
        guard case .failure(let findings) = try Self.read(Self.file(tables), [form]) else {
            Issue.record("101 tables were taken")
            return
        }
        #expect(findings.findings.map(\.problem) == [.tooManyTables(101, limit: 100)])
    }
}

extension PlanReaderTests {
    private static let weakRules = """
        rules:
          threshold: 5
          band: 4
          shield: 10
          shield_percent: 1
          base: 20
          releases: 13
          months: 6
          strict: no
          shields: 3

        """

    static let cases = [
        Fault(
            "tables:\n- count: sort", rules: weakRules,
            "line 4: ‘threshold’ is 5, which protects less than 11; use 11 or more",
            "line 5: ‘band’ is 4, which protects less than 5; use 5 or more",
            "line 6: ‘shield’ is 10, which protects less than 11; use 11 or more",
            "line 7: ‘shield_percent’ is 1, which protects less than 5; use 5 or more",
            "line 8: ‘base’ is 20, which protects less than 44; use 44 or more",
            "line 9: ‘releases’ is 13, which protects less than 12; use 12 or less",
            "line 10: ‘months’ is 6, which protects less than 12; use 12 or more",
            "line 11: ‘no’ does not fit ‘strict’; write true or false",
            "line 12: unknown key ‘shields’; known here are ‘threshold’, ‘band’, ‘shield’, "
                + "‘shield_percent’, ‘base’, ‘releases’, ‘months’, ‘strict’"),
        Fault(
            "tables:\n- count: sort", rules: "rules:\n  shield: 22\n",
            "line 4: ‘base’ is 44, so that fewer than 33 people could be left of 55; use 55 or more"
        ),
        Fault(
            """
            tabels: x
            tables:
            - count: sorts
            - count: why
            - count: remark
            - count: ok
            - count: steps
            - count: [sort, menu, weight]
            - count: [sort, sort]
            - counts: sort
            """,
            "line 3: unknown key ‘tabels’; known here are ‘plan’, ‘version’, ‘rules’, ‘questions’, "
                + "‘tables’",
            "line 5: the survey has no question ‘sorts’; did you mean ‘sort’?",
            "line 6: ‘why’ cannot be counted: each of its rows or options is counted by itself; "
                + "name one, for example ‘why.work’",
            "line 7: ‘remark’ cannot be counted: free text is never in a release; delete it",
            "line 8: the survey has no question ‘ok’; see: recount release plan",
            "line 9, question ‘steps’: nothing says where to cut: the survey does not say between "
                + "which numbers answers lie; add ‘cuts’ with the numbers at which ranges begin, "
                + "like [10, 20, 50]",
            "line 10: a table counts one or two questions, not 3; write ‘count: one’ or "
                + "‘count: [one, two]’",
            "line 11: the table counts ‘sort’ twice; write ‘count: sort’",
            "line 12: unknown key ‘counts’; did you mean ‘count’?",
            "line 12: the key ‘count’ is missing; add ‘count:’"),
        Fault(
            """
            tables:
            - count: sort
            - count: sort
            - count: sort
              where:
                menu: [0, 9]
            - count: sort
              where:
                sort: red
            - count: sort
              where:
                is_tired: yes
                menu: 1
            - count: sort
              where:
                is_tired: [yes, no, skipped]
            - count: sort
              where:
                is_tired: yes
            """,
            "line 5: this table stands twice; delete one of them",
            "line 8: ‘menu’ has no table of its own, so that nobody could tell how many fit the "
                + "filter; add the table ‘- count: menu’",
            "line 8: ‘menu’ has no answer ‘9’; see the lines above the question in the plan",
            "line 11: the table counts ‘sort’ and filters by it; filter by another question",
            "line 13: a table has one filter, not ‘is_tired’, ‘menu’; keep one of them",
            "line 18: every answer to ‘is_tired’ fits the filter; leave out some answers, or the "
                + "filter",
            "line 18: ‘is_tired’ has no table of its own, so that nobody could tell how many fit the "
                + "filter; add the table ‘- count: is_tired’",
            "line 21: ‘is_tired’ has no table of its own, so that nobody could tell how many fit the "
                + "filter; add the table ‘- count: is_tired’"),
        Fault(
            """
            tables:
            - count: sort
            - count: menu
              where:
                sort: red
            - count: sort
              where:
                menu: 10
            - count: sort
              where:
                menu: 1
            """,
            "line 10: ‘menu’ has no table of its own, so that nobody could tell how many fit the "
                + "filter; add the table ‘- count: menu’",
            "line 10: ‘menu’ has no answer ‘10’; did you mean ‘0’?",
            "line 13: ‘menu’ has no table of its own, so that nobody could tell how many fit the "
                + "filter; add the table ‘- count: menu’"),
        Fault(
            """
            questions:
            - question: weight
              cuts: [60, 50, 4, 400, 70.25, heavy]
            - question: sort
              cuts: [1]
            - question: menu
            - question: menu
            - question: since
              cuts: [1960]
            - quest: x
            tables:
            - count: sort
            - count: weight
            - count: since
            """,
            "line 5, question ‘weight’: 50 does not come behind 60; begin with the least, and name "
                + "each once",
            "line 5, question ‘weight’: no answer lies on one side of 4: they go from 5 to 350; "
                + "leave it out",
            "line 5, question ‘weight’: no answer lies on one side of 400: they go from 5 to 350; "
                + "leave it out",
            "line 5, question ‘weight’: 70.25 has more digits behind the point than answers (1); "
                + "round it",
            "line 5, question ‘weight’: ‘heavy’ is no number; write numbers like [10, 20, 50]",
            "line 7, question ‘sort’: there is nothing to cut: the answers are no numbers; delete "
                + "‘cuts’",
            "line 8: no table counts ‘menu’; delete it, or add the table ‘- count: menu’",
            "line 9: ‘menu’ stands twice; keep one of them",
            "line 12: unknown key ‘quest’; known here are ‘question’, ‘cuts’, ‘merge’",
            "line 12: the key ‘question’ is missing; add ‘question:’"),
        Fault(
            """
            questions:
            - question: menu
              merge:
              - [0, 2]
              - [0]
              - [3, skipped]
              - [1, never]
              - 0
            - question: sort
              merge:
              - [red, blue]
              - [blue, red]
              - [green, other]
              - [other, red]
            tables:
            - count: menu
            - count: sort
            """,
            "line 7, question ‘menu’: a step of ‘merge’ names fewer than two answers; name two or "
                + "more, like [some, other]",
            "line 9, question ‘menu’: ‘menu’ has no answer ‘never’; see the lines above the question "
                + "in the plan",
            "line 10, question ‘menu’: ‘merge’ must be a list; begin each line under ‘merge’ with ‘- ’",
            "line 14, question ‘sort’: ‘blue’, ‘red’ are one already; delete this step",
            "line 16, question ‘sort’: in the end all answers would be one; delete the last step"),
        Fault(
            """
            questions:
            - question: menu
              merge:
              - [0, 2]
              - [3, skipped]
            - question: is_tired
              merge:
              - [yes, no]
            tables:
            - count: menu
            - count: is_tired
            """,
            "line 6, question ‘menu’: ‘0’, ‘2’ are no neighbours on the scale; merge what stands "
                + "beside each other",
            "line 7, question ‘menu’: ‘3’, ‘skipped’ are not all answers; merge answers with answers, "
                + "and ‘skipped’ with ‘not-shown’",
            "line 10, question ‘is_tired’: in the end all answers would be one; delete the last step"
        ),
    ]
}
