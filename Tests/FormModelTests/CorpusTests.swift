import FormTrial
import Foundation
import Testing

@testable import FormModel

/// What the fuzzer has learned to reach in the reader, and files near to that.
@Suite struct CorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fuzzing/Corpus").standardized

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private static func input(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    @Test("the corpus is small")
    func small() throws {
        let names = try Self.names()
        #expect((20...60).contains(names.count))
        for name in names { #expect(try Self.input(name).count <= 4_096, "\(name)") }
    }

    @Test("the reader keeps its promises for every input of the corpus", arguments: try names())
    func input(name: String) throws {
        #expect(FormTrial.breach(by: try Self.input(name)) == nil)
    }

    @Test("and for thousands of variants of them", .timeLimit(.minutes(10)))
    func variants() throws {
        let inputs = try Self.names().map(Self.input)
        var mutation = ByteMutation(random: SplitMix(state: 21), inputs: inputs)
        for _ in 0..<5_000 {
            let variant = mutation.variant()
            let breach = FormTrial.breach(by: variant)
            #expect(breach == nil, "\(String(decoding: variant, as: UTF8.self))")
        }
    }
}

/// Changes inputs byte by byte, and joins parts of two.
private struct ByteMutation<Generator: RandomNumberGenerator> {
    var random: Generator
    let inputs: [[UInt8]]

    private static var words: [String] {
        [
            ": ", "\n", "- ", "  ", "[", "{}", "\"", "'", "|", "#", "&a", "*a", "\0", "é", "0",
            "-1",
            "true", "sections:\n", "  - id: a\n", "show: a = b\n", "score: sum(a)\n", "(", "not ",
        ]
    }

    /// One of the inputs with up to four changes.
    mutating func variant() -> [UInt8] {
        var bytes = pick(inputs) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let range = range(of: bytes)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.removeSubrange(range)
        case 1: bytes.insert(contentsOf: bytes[range], at: range.lowerBound)
        case 2: bytes.replaceSubrange(range, with: Array((pick(Self.words) ?? "").utf8))
        case 3: bytes.insert(contentsOf: (pick(Self.words) ?? "").utf8, at: range.lowerBound)
        case 4:
            let other = pick(inputs) ?? []
            bytes.replaceSubrange(range, with: other[self.range(of: other)])
        default:
            guard !range.isEmpty else { return }
            bytes[range.lowerBound] = UInt8.random(in: 0...255, using: &random)
        }
    }

    private mutating func range(of bytes: [UInt8]) -> Range<Int> {
        let start = Int.random(in: 0...bytes.count, using: &random)
        return start..<min(bytes.count, start + Int.random(in: 0...60, using: &random))
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.randomElement(using: &random)
    }
}
