import Foundation
import Testing
import Values

extension BrowserTests {
    /// The script decides conditions and reads answers as the server does.
    @Suite("Two evaluators")
    struct FollowingTests {
        private static let cases = Result { try FollowedCase.cases(10_000, seed: 20_261_123) }

        private let browser: Browser
        private let script: String

        init() throws {
            let stage = try Stage.current()
            browser = stage.browser
            script = try stage.script()
            try prepare()
        }

        @Test("10,000 random pages are followed as the server follows them")
        func same() throws {
            let differences = try differences(script)
            #expect(differences == [])
        }

        @Test("The random pages show, hide, need and answer everything often")
        func coverage() throws {
            let states = try Self.cases.get().flatMap(\.expected)
            for (name, isMet) in [
                ("shown", { (state: FollowedCase.State) in state.isShown }),
                ("hidden", { !$0.isShown }), ("needed", { $0.isNeeded == true }),
                ("answered", { $0.answer != .null }),
            ] {
                #expect(states.count(where: isMet) > states.count / 40, "\(name)")
            }
        }

        @Test("The script reads every kind of answer often, and many that are refused")
        func kinds() throws {
            let read = try Self.cases.get().flatMap(\.readAnswers)
            let kinds = Dictionary(grouping: read, by: \.kind)
            #expect(
                Set(kinds.keys) == [
                    "one", "many", "text", "number", "date", "grid", "rank", "score",
                ])
            for (kind, answers) in kinds {
                let empty = answers.count { $0.answer == .null }
                #expect(min(empty, answers.count - empty) > 150, "\(kind)")
            }
        }

        @Test(
            "A seeded difference is found",
            arguments: [
                ("b === 0 ? null : a / b", "a / b"), ("a <= b", "a < b"), ("a < b,", "a <= b,"),
                ("Math.round(Math.abs(a * power))", "Math.floor(Math.abs(a * power))"),
                ("date.slice(0, other.length)", "date"),
                ("from.slice(4) > to.slice(4)", "from.slice(4) >= to.slice(4)"),
                ("answer.normalize() === text.normalize()", "answer === text"),
                ("[...answer].filter(isKnown).length", "answer.length"),
                ("numbers[place] ?? null", "numbers[place] ?? 0"),
                (
                    "known.length > 0 ? aggregates[name](known) : null",
                    "aggregates.sum([0, ...known])"
                ),
                ("known.length === values.length ?", "true ?"),
                ("\\d{1,12}", "\\d+"), ("\\u00a0\\u2009", ""), ("([-\\u2212])", "(-)"),
                ("rest === unit", "true"), ("letter.toLowerCase()", "letter"),
                ("% BigInt(step)", "% 1n"),
                ("exact < min", "exact <= min"), ("fraction.length > decimals", "false"),
                ("name.length > 2", "name.length > 1"), ("found.length === 1", "found.length > 0"),
                ("date.length >= least", "date"),
                ("?.startsWith(date)", ""), ("evaluate(check, answers)", "true"),
                ("known.every(isKnown) && date", "date"),
                ("isMany || places.size === 0", "true"), ("isAlone ? [1, 1] : ", ""),
                ("if (item.kind === \"grid\") return places;", ""),
                ("new Set(taken).size === count", "true"),
                ("places.slice(0, count).every(isKnown)", "true"),
                ("Math.abs(score) < 1e12", "score !== 0"),
                (
                    "every(test => evaluate(tests[test], answers))",
                    "some(test => evaluate(tests[test], answers))"
                ),
                ("isRequired && answer === item.empty ? 0 : answer", "answer"),
                ("replace(/\\r\\n?/g, \"\\n\")", "trim()"), ("(?![\\t\\n\\r])", ""),
                ("evaluate(offers?.[place] ?? true, answers)", "true"),
            ])
        func seededDifference(original: String, defect: String) throws {
            let source = Toolbox.repository.appending(path: "Sources/Pages/Scripts/survey.js")
            let script = try String(contentsOf: source, encoding: .utf8)
            #expect(script.contains(original))
            let faulty = script.replacing(original, with: defect)
            let differences = try differences(faulty)
            #expect(!differences.isEmpty)
        }

        /// The first cases in which the script finds something else than the server.
        private func differences(_ script: String) throws -> [String] {
            try browser.evaluate(
                script + Self.comparison, [.string(FollowedCase.today.description)],
                as: [String].self)
        }

        /// Hands the cases to the page once, for all tests.
        private func prepare() throws {
            let isReady = try browser.evaluate(
                "return window.cases?.length === 10000", as: Bool.self)
            guard !isReady else { return }
            try browser.open("/healthz")
            try browser.run("window.cases = []")
            let cases = try Self.cases.get().map(\.json)
            for start in stride(from: 0, to: cases.count, by: 1_000) {
                let batch = Array(cases[start..<min(start + 1_000, cases.count)])
                try browser.run("window.cases.push(...arguments[0])", [.array(batch)])
            }
        }

        private static let comparison = """
            ;const isSame = (answer, expected) => expected?.number === undefined
                ? JSON.stringify(answer) === JSON.stringify(expected)
                : answer === Number(expected.number);
            const today = arguments[0];
            const differs = ([rules, typed, expected]) => {
                const states = [];
                const values = (name) => typed.filter((field) => field[0] === name)
                    .map((field) => field[1]);
                const answers = walk({ ...rules, today }, values, (item, ...state) => {
                    states.push(state);
                });
                return expected.some(([id, isShown, isNeeded, answer, isThere]) => {
                    const place = rules.items.findIndex((item) => item.id === id);
                    // What the script is not told of stays as it stands on the page.
                    if (place < 0) return isNeeded || isShown !== (isThere ?? isShown);
                    const state = states[place];
                    return state[0] !== isShown
                        || (isNeeded !== null && (isShown && state[1]) !== isNeeded)
                        || (rules.items[place].kind && !isSame(answers[place], answer));
                });
            };
            const found = [];
            for (const test of window.cases) {
                try {
                    if (differs(test)) found.push(JSON.stringify(test));
                } catch (error) {
                    found.push(`${error} ${JSON.stringify(test)}`);
                }
                if (found.length === 3) break;
            }
            return found;
            """
    }
}

extension Stage {
    /// The script of the survey's pages as browsers get it.
    func script() throws -> String {
        let page = try site.client.send("GET", Site.survey)
        let text = String(decoding: page.body, as: UTF8.self)
        let path = try #require(text.firstMatch(of: /\/assets\/survey\.[0-9a-f]+\.js/)).0
        return String(decoding: try site.client.send("GET", String(path)).body, as: UTF8.self)
    }
}
