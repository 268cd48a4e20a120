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
            try browser.open("/healthz")
        }

        @Test("10,000 random pages are followed as the server follows them")
        func same() throws {
            let cases = try Self.cases.get()
            #expect(cases.count == 10_000)
            let differences = try differences(cases, script: script)
            #expect(differences == [])
        }

        @Test("The random pages show, hide, need and answer everything often")
        func coverage() throws {
            let states = try Self.cases.get().flatMap(\.expected)
            for (name, isMet) in [
                ("shown", { (state: JSONValue) in state.part(0) == .bool(true) }),
                ("hidden", { $0.part(0) == .bool(false) }),
                ("needed", { $0.part(1) == .bool(true) }),
                ("answered", { $0.part(2) != .null }),
            ] {
                #expect(states.count(where: isMet) > states.count / 10, "\(name)")
            }
        }

        @Test(
            "A seeded difference is found",
            arguments: [
                ("b === 0 ? null : a / b", "a / b"), ("a <= b", "a < b"), ("a >= b", "a > b"),
                ("return name === \"!=\"", "return false"),
                ("Math.round(Math.abs(value * power))", "Math.floor(Math.abs(value * power))"),
                ("answer.normalize() === second.normalize()", "answer === second"),
                ("[...answer].length", "answer.length"),
                ("known.length > 0 ? aggregates[name](known) : null", "aggregates.sum(known)"),
                ("whole.length <= 12", "true"), ("\\u00a0\\u2009", ""),
                ("sign === \"\\u2212\"", "false"),
                ("!/^[.,]/.test(rest)", "true"),
                ("item.kind === \"many\" || chosen.size === 0", "true"),
                ("hasEnded ||= item.end === true", "0"),
                ("holds(rules.sections[item.section], answers)", "true"),
                ("? answer !== null || null : answer", "? answer : answer"),
                ("!isAlone", "true"), ("replace(/\\r\\n?/g, \"\\n\")", "trim()"),
            ])
        func seededDifference(original: String, defect: String) throws {
            #expect(script.contains(original))
            let faulty = script.replacing(original, with: defect)
            let differences = try differences(Self.cases.get(), script: faulty)
            #expect(!differences.isEmpty)
        }

        /// The first cases in which the script finds something else than the server.
        private func differences(
            _ cases: [FollowedCase], script: String
        ) throws -> [String] {
            for start in stride(from: 0, to: cases.count, by: 500) {
                let batch = cases[start..<min(start + 500, cases.count)].map(\.json)
                let found = try browser.evaluate(
                    script + Self.comparison, [.array(batch)], as: [String].self)
                guard found.isEmpty else { return Array(found.prefix(3)) }
            }
            return []
        }

        private static let comparison = """
            ;const isSame = (answer, expected) => expected?.number === undefined
                ? JSON.stringify(answer ?? null) === JSON.stringify(expected)
                : answer === Number(expected.number);
            return arguments[0].filter(([rules, typed, expected]) => {
                const states = new Map();
                const values = (name) => typed.filter((field) => field[0] === name)
                    .map((field) => field[1]);
                const answers = walk(rules, values, (item, isShown, isNeeded) => {
                    states.set(item, [isShown, isShown && isNeeded]);
                });
                return !expected.every(([isShown, isNeeded, answer], place) => {
                    const state = states.get(rules.items[place]) ?? [false, false];
                    return state[0] === isShown && state[1] === isNeeded
                        && isSame(answers[place], answer);
                });
            }).map((test) => JSON.stringify(test));
            """
    }
}

extension JSONValue {
    fileprivate func part(_ index: Int) -> JSONValue? {
        guard case .array(let parts) = self else { return nil }
        return parts[index]
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
