import Foundation
import Referees
import Testing

/// The ledger and the receipts of a real service, before judges that others wrote.
@Suite struct RefereeTests {
    /// A person's proof with the leaf that it is about, in files.
    private struct Proof {
        let folder: TemporaryFolder
        let key: String
        let content: String

        var file: String { folder.path("proof") }
        var leaf: String { folder.path("leaf") }

        /// What the judges think of the proof after a change of it or of its leaf.
        func verdicts(
            of content: String, leaf: Data? = nil
        ) throws -> [Referee: Referee.Verdict] {
            try Data(content.utf8).write(to: URL(filePath: file))
            if let leaf { try leaf.write(to: URL(filePath: self.leaf)) }
            return [
                .go: try Referee.go.judge("proof", key, file, self.leaf),
                .python: try Referee.python.judge("proof", file),
            ]
        }
    }

    @Test("every hash and leaf is believed, and the head that went on from an earlier one")
    func tiles() throws {
        let service = try RecountProcess()
        let client = service.client()
        try submit(20, to: service, named: "early")
        let early = try LedgerCopy(of: client)
        try submit(280, to: service, named: "late")
        let copy = try LedgerCopy(of: client)
        #expect(early.size > 20 && copy.size > 512)
        let tiles = try Referee.go.judge("tiles", copy.key, copy.head, copy.tiles)
        #expect(tiles.believes, "\(tiles.reason)")
        #expect(String(decoding: tiles.output, as: UTF8.self) == "\(copy.size) leaves\n")
        let growth = try Referee.go.judge("growth", copy.key, early.head, copy.head, copy.tiles)
        #expect(growth.believes, "\(growth.reason)")
        try copy.damage("entries/000", at: 40)
        #expect(try !Referee.go.judge("tiles", copy.key, copy.head, copy.tiles).believes)
        try copy.damage("entries/000", at: 40)
        try copy.damage("0/000", at: 40)
        #expect(try !Referee.go.judge("tiles", copy.key, copy.head, copy.tiles).believes)
        #expect(
            try !Referee.go.judge("growth", copy.key, early.head, copy.head, copy.tiles).believes)
    }

    @Test("a tile that the published head does not hold is not there")
    func beyond() throws {
        let service = try RecountProcess()
        let client = service.client()
        let size = try LedgerCopy(of: client).size
        for path in [
            "0/000", "0/000.p/\(size + 1)", "entries/000.p/\(size + 1)", "1/000.p/1", "0/001.p/1",
            "9/000", "entries/1", "0/000.p/0",
        ] {
            #expect(try client.get("/ledger/tile/\(path)").status == 404, "\(path)")
        }
    }

    @Test("a person's proof is believed, and none that was altered in any way")
    func receipts() throws {
        let proof = try self.proof()
        let leaf = try Referee.python.judge("leaf", proof.file).output
        for (referee, verdict) in try proof.verdicts(of: proof.content, leaf: leaf) {
            #expect(verdict.believes, "\(referee): \(verdict.reason)")
        }
        var other = leaf
        other[10] ^= 1
        #expect(try proof.verdicts(of: proof.content, leaf: other)[.go]?.believes == false)
        let lines = proof.content.components(separatedBy: "\n")
        let index = try #require(Int(lines[2].dropFirst("index ".count)))
        let size = try #require(lines.firstIndex(of: "").map { lines[$0 + 2] }.flatMap { Int($0) })
        let changes: [(String, String)] = [
            ("index \(index)\n", "index \(index - 1)\n"), ("index \(index)\n", "index \(size)\n"),
            (lines[3], lines[4]), ("\n\(lines[3])\n", "\n"),
        ]
        for (part, replacement) in changes {
            let altered = proof.content.replacing(part, with: replacement, maxReplacements: 1)
            #expect(altered != proof.content)
            for (referee, verdict) in try proof.verdicts(of: altered, leaf: leaf) {
                #expect(!verdict.believes, "\(referee) believes \(replacement)")
            }
            #expect(try verify(proof, altered).ending != .exit(0))
        }
        // Only the signature binds the size, and the judge in Python looks at none.
        for other in [size - 1, size + 1, size * 2] {
            let altered = proof.content.replacing("\n\(size)\n", with: "\n\(other)\n")
            #expect(try proof.verdicts(of: altered, leaf: leaf)[.go]?.believes == false)
            #expect(try verify(proof, altered).complaints.contains("the signature is wrong"))
        }
        #expect(try verify(proof, proof.content).ending == .exit(0))
    }

    @Test("a record that was altered leads to no leaf, and an altered signature is none")
    func records() throws {
        let proof = try self.proof()
        let leaf = try Referee.python.judge("leaf", proof.file).output
        let extra = try #require(
            proof.content.split(separator: "\n").first { $0.hasPrefix("extra ") })
        let shown = try #require(Data(base64Encoded: String(extra.dropFirst(6))))
        let refused = String(decoding: shown, as: UTF8.self)
            .replacing("ConsentGiven", with: "ConsentRefused")
        let altered = proof.content.replacing(
            extra, with: "extra \(Data(refused.utf8).base64EncodedString())")
        #expect(try proof.verdicts(of: altered, leaf: leaf)[.python]?.believes == false)
        #expect(try verify(proof, altered).complaints.contains("does not lead"))
        let signature = try #require(proof.content.split(separator: "\n").last)
        let middle = signature.index(signature.endIndex, offsetBy: -20)
        let other: Character = signature[middle] == "A" ? "B" : "A"
        let forged =
            signature[..<middle] + String(other) + signature[signature.index(after: middle)...]
        let unsigned = proof.content.replacing(signature, with: forged)
        #expect(try proof.verdicts(of: unsigned, leaf: leaf)[.go]?.believes == false)
        #expect(try verify(proof, unsigned).complaints.contains("the signature is wrong"))
    }

    private func verify(_ proof: Proof, _ content: String) throws -> CommandLineTool.Result {
        try Data(content.utf8).write(to: URL(filePath: proof.file))
        return try CommandLineTool.run(["ledger", "verify", proof.file, "--key", proof.key])
    }

    /// The first proof that somebody's receipt page leads to.
    private func proof() throws -> Proof {
        let service = try RecountProcess()
        let client = service.client()
        try submit(9, to: service, named: "before")
        let sent = try client.follow(WeightSurvey.send(by: client))
        try submit(9, to: service, named: "after")
        let address = try #require(
            sent.text.firstMatch(of: /href="(\/receipt\/[^"\/]+\/proof\/0)[^"]*"/)?.output.1)
        let answer = try client.get(String(address))
        #expect(answer.status == 200)
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer["Content-Disposition"]?.contains(".tlog-proof") == true)
        let folder = try TemporaryFolder()
        try Data(answer.body).write(to: URL(filePath: folder.path("proof")))
        let key = try client.get("/ledger/key").text.trimmingCharacters(in: .newlines)
        return Proof(folder: folder, key: key, content: answer.text)
    }

    private func submit(_ count: Int, to service: RecountProcess, named name: String) throws {
        let client = service.client()
        for number in 1...count {
            let sent = try client.post(
                WeightSurvey.responses,
                json: WeightSurvey.json(story: name),
                fields: ["Idempotency-Key": "\(name)-number-\(number)-key"])
            try #require(sent.status == 201, "\(sent.text)")
        }
        // The head is published within a second.
        usleep(1_200_000)
    }
}
