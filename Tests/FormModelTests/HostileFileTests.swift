import Testing

@testable import FormModel

@Suite struct HostileFileTests {
    static let bomb: String = {
        var text = "a: &a [x,x,x,x,x,x,x,x,x]\n"
        for (name, before) in zip("bcdefghijklmnopq", "abcdefghijklmnop") {
            let aliases = Array(repeating: "*\(before)", count: 9).joined(separator: ",")
            text += "\(name): &\(name) [\(aliases)]\n"
        }
        return text + "? *q\n: boom\n"
    }()

    static let texts = [
        "", "\n", "# only a comment\n", "---\n", "...\n", "--- ---\n", "a", "[]", "{}", "-", ":",
        "?",
        "? ? ? a", "- - - -", "&a", "*a", "!", "!!", "!<", "%YAML 1.1\n---\na: b",
        "%TAG ! x\n---\na",
        "a: |", "a: >\n", "\"", "'", "a: \"\\x\"", "a: b: c", "{a: b", "[a, b", "a: [b, {c: ]}",
        "\u{FEFF}survey: x", "a\u{0}b", "\u{1B}[31m", "\u{85}", "\u{2028}a: b", "a: \u{E000}0",
        "\u{E000}: b", "sections: [[[]]]", "sections: [{items: [{}]}]", "sections: {a: {b: c}}",
        "sections:\n- section: [a]\n  items: x", "purposes: [a]\nlists: [b]\nsections: x",
        "lists:\n  a: b\n  c: [d]\n  e: [{}]", "<<: *x", "a: &a [*a]", "{? [a]: b}",
        "? {a: b}\n: c",
        "\ta: b", "a:\n\t- b", "a: b\na: c\na: d\n", "'a': b\n'a': c", "{a: b, a: c}",
        String(repeating: "[\n", count: 900), String(repeating: "{a:\n", count: 5_000),
        (0..<20_000).map { "key\($0): x\n" }.joined(),
        "sections:\n" + String(repeating: "- section: S\n  items:\n  - txt: x\n", count: 2_000),
        String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 10_000),
        String(repeating: "- ", count: 50_000), String(repeating: "? ", count: 50_000),
        String(repeating: "a:\n ", count: 2_000), String(repeating: "- a\n", count: 100_000),
        String(repeating: "a: b\n", count: 500), bomb,
        (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        SampleSurvey.survey(
            items: "- id: a\n  text: A\n  show: " + String(repeating: "(", count: 400)),
        SampleSurvey.survey(
            items: "- id: a\n  text: A\n  show: " + String(repeating: "not ", count: 120)),
        SampleSurvey.survey(
            items: "- id: a\n  number: A\n  check: " + String(repeating: "-", count: 450) + "1"),
    ]

    @Test(
        "hostile text gives findings and ends", .timeLimit(.minutes(10)), arguments: texts.indices)
    func hostile(index: Int) throws {
        let result = FormReader.read(Array(Self.texts[index].utf8), fileName: "hostile.yaml")
        guard case .failure(let findings) = result else {
            Testing.Issue.record("a hostile file became a form")
            return
        }
        #expect(!findings.findings.isEmpty)
        #expect(findings.findings.allSatisfy { $0.line >= 1 })
        #expect(!FindingTexts.english(findings).isEmpty)
    }

    @Test(
        "bytes that are no text give a finding",
        arguments: [[0xFF], [0xC3], [0x61, 0x0A, 0xED, 0xA0, 0x80]])
    func notText(bytes: [UInt8]) throws {
        let result = FormReader.read(bytes, fileName: "bytes.yaml")
        guard case .failure(let findings) = result else {
            Testing.Issue.record("bytes became a form")
            return
        }
        #expect(findings.findings.map(\.problem) == [.notUTF8])
    }

    @Test("no file has more than two hundred findings")
    func bounded() {
        let text = (0..<1_000).map { "key\($0): x\n" }.joined()
        guard case .failure(let findings) = FormReader.read(Array(text.utf8), fileName: "long.yaml")
        else {
            Testing.Issue.record("unknown keys became a form")
            return
        }
        #expect(findings.findings.count == 200)
    }

    @Test("a file above the limit is not looked into")
    func tooLarge() {
        let bytes = Array(repeating: UInt8(ascii: "#"), count: 1_048_577)
        let result = FormReader.read(bytes, fileName: "large.yaml")
        #expect(throws: FormFindings.self) { try result.get() }
        guard case .failure(let findings) = result else { return }
        #expect(findings.findings.map(\.problem) == [.tooLarge(limit: 1_048_576)])
    }

    @Test("a survey cut off or damaged anywhere never stops the program", .timeLimit(.minutes(10)))
    func damaged() {
        let bytes = Array(SampleSurvey.text.utf8)
        var generator = SplitMix(state: 7)
        for cut in stride(from: 0, to: bytes.count, by: 13) {
            _ = FormReader.read(Array(bytes.prefix(cut)), fileName: "cut.yaml")
            var damaged = bytes
            damaged[cut] = UInt8.random(in: 0...127, using: &generator)
            _ = FormReader.read(damaged, fileName: "damaged.yaml")
        }
    }
}
