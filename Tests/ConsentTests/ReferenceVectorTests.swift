import Consent
import Foundation
import Referees
import Testing
import Values

/// Our trees and proofs beside those of others, for every size from 0 to 300.
@Suite struct ReferenceVectorTests {
    private static let mostLeaves = 300

    private struct GoVector: Decodable {
        let size: Int
        let root: String
        let leaves: [String: [String]?]
        let olds: [String: [String]?]
    }

    private struct PythonVector: Decodable {
        let size: Int
        let root: String
        let leaves: [String: [String]]
    }

    private let tree = SampleTree(size: mostLeaves)

    @Test func `roots and proofs are those of Go's transparency log`() throws {
        let verdict = try Referee.go.judge("vectors", "\(Self.mostLeaves)")
        let vectors = try JSONDecoder().decode([GoVector].self, from: verdict.output)
        #expect(vectors.map(\.size) == Array(1...Self.mostLeaves))
        for vector in vectors {
            #expect(Self.base64(tree.edge(vector.size).root) == vector.root)
            for (place, hashes) in vector.leaves {
                let proof = try InclusionProof(
                    index: #require(Int(place)), size: vector.size, in: tree)
                #expect(proof.hashes.map(Self.base64) == hashes ?? [])
            }
            for (old, hashes) in vector.olds {
                let proof = try ConsistencyProof(
                    oldSize: #require(Int(old)), newSize: vector.size, in: tree)
                #expect(proof.hashes.map(Self.base64) == hashes ?? [])
            }
        }
    }

    @Test func `roots and proofs are those of pymerkle`() throws {
        let verdict = try Referee.python.judge("roots", "\(Self.mostLeaves)")
        let vectors = try JSONDecoder().decode([PythonVector].self, from: verdict.output)
        #expect(vectors.map(\.size) == Array(0...Self.mostLeaves))
        for vector in vectors {
            #expect(tree.edge(vector.size).root.hexadecimal == vector.root)
            for (place, hashes) in vector.leaves {
                let proof = try InclusionProof(
                    index: #require(Int(place)), size: vector.size, in: tree)
                #expect(proof.hashes.map(\.hexadecimal) == hashes)
            }
        }
    }

    @Test func `canonical JSON is that of rfc8785`() throws {
        var random = SystemRandomNumberGenerator()
        let values = (0..<2_000).map { _ in Self.value(depth: 4, &random) }
        let file = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(values.map { $0.canonical + [0x0A] }.joined()).write(to: file)
        let verdict = try Referee.python.judge("canonical", file.path)
        #expect(verdict.believes, "\(verdict.reason)")
        #expect(String(decoding: verdict.output, as: UTF8.self) == "2000 values\n")
        // A line that is not canonical is refused: the keys of these two stand the other way round.
        try Data("{\"b\":1,\"a\":2}\n".utf8).write(to: file)
        #expect(try !Referee.python.judge("canonical", file.path).believes)
    }

    private static func base64(_ digest: Values.Digest) -> String {
        Data(digest.bytes).base64EncodedString()
    }

    /// A value with what canonical texts go wrong on: keys beyond the basic plane, escapes, nesting.
    private static func value(
        depth: Int, _ random: inout SystemRandomNumberGenerator
    ) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        // RFC 8785 knows the numbers of IEEE 754: whole ones are exact up to 2 to the power of 53.
        case 2: return .integer(.random(in: -(1 << 53)...(1 << 53), using: &random))
        case 3, 4: return .string(text(&random))
        case 5:
            return .array((0..<3).map { _ in value(depth: depth - 1, &random) })
        default:
            let members = (0..<4).map { _ in (text(&random), value(depth: depth - 1, &random)) }
            return .object(Dictionary(members) { first, _ in first })
        }
    }

    private static func text(_ random: inout SystemRandomNumberGenerator) -> String {
        let letters: [Unicode.Scalar] = [
            "a", "B", "é", "e\u{301}".unicodeScalars.last ?? "e", "\u{FB33}", "\u{1F600}",
            "\u{10FFFF}",
            "\"", "\\", "/", "\n", "\u{1}", "\u{7F}", "\u{2028}", "€", " ", "\u{E000}",
        ]
        let count = Int.random(in: 0...6, using: &random)
        let picked = (0..<count).map { _ in letters.randomElement(using: &random) ?? "a" }
        return String(String.UnicodeScalarView(picked))
    }
}
