import Foundation
import Referees
import Testing

/// The ledger as an operator, a person and a witness handle it on the command line.
@Suite struct LedgerCommandTests {
    private let service: RecountProcess
    private let client: HTTPClient
    private let folder: TemporaryFolder

    init() throws {
        service = try RecountProcess()
        client = service.client()
        folder = try TemporaryFolder()
    }

    /// A signature line as a witness adds it whose key nobody here knows.
    private var line: String {
        "\u{2014} witness.example \(Data(repeating: 7, count: 76).base64EncodedString())\n"
    }

    @Test("the head that is printed is the one that is served, and its key the one that signs it")
    func checkpoint() throws {
        let printed = try service.command("ledger", "checkpoint").output
        #expect(try client.get("/ledger/checkpoint").text == printed)
        let key = try service.command("ledger", "key").output
        #expect(try client.get("/ledger/key").text == key)
        let file = try folder.write(printed, to: "head")
        let verdict = try Referee.go.judge(
            "head", key.trimmingCharacters(in: .newlines), file)
        #expect(verdict.believes, "\(verdict.reason)")
    }

    @Test("a witness's line is attached, and served under the head that it stands under")
    func witness() throws {
        #expect(try client.get("/ledger/cosigned").status == 404)
        let head = try client.get("/ledger/checkpoint").text
        let file = try folder.write(head + line, to: "signed")
        _ = try WeightSurvey.code(by: client)
        let attached = try service.command("ledger", "checkpoint", "--attach", file)
        #expect(attached.output == head + line, "\(attached.complaints)")
        #expect(try client.get("/ledger/cosigned").text == head + line)
        let key = try service.command("ledger", "key").output
        let served = try folder.write(client.get("/ledger/cosigned").text, to: "served")
        #expect(
            try Referee.go.judge("head", key.trimmingCharacters(in: .newlines), served).believes)
    }

    @Test("a line under another head is refused, and so is what is no head")
    func foreignHead() throws {
        let head = try client.get("/ledger/checkpoint").text
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
        let size = try #require(Int(lines[1]))
        for other in [size - 1, size + 1] {
            let altered = head.replacing("\n\(size)\n", with: "\n\(other)\n") + line
            let refused = try service.command(
                "ledger", "checkpoint", "--attach", folder.write(altered, to: "altered"))
            #expect(refused.ending == .exit(1))
            #expect(refused.complaints.contains("none of this ledger"))
        }
        let refused = try service.command(
            "ledger", "checkpoint", "--attach", folder.write("nothing", to: "nothing"))
        #expect(refused.complaints.contains("holds no head of a ledger"))
        #expect(try client.get("/ledger/cosigned").status == 404)
    }

    @Test("any leaf is proven to auditors, and what it says is told: a publication, an erasure")
    func leaves() throws {
        let code = try WeightSurvey.code(by: client)
        #expect(try service.command("erase", code).ending == .exit(0))
        // Another process has erased: the service publishes it in a moment.
        try eventually { try LedgerCopy(of: client).leaves.last?.contains("Erasure") == true }
        let copy = try LedgerCopy(of: client)
        let leaves = try copy.leaves
        let kinds = [
            "NoticePublished", "FormPublished", "ConsentGiven", "ConsentRevoked",
            "ErasureCompleted",
        ]
        for kind in kinds {
            let number = try #require(leaves.firstIndex { $0.contains(#""e":"\#(kind)""#) })
            let proof = try proof(of: number)
            let verified = try CommandLineTool.run(["ledger", "verify", proof, "--key", copy.key])
            #expect(verified.ending == .exit(0), "\(verified.complaints)")
            let lines = verified.output.split(separator: "\n")
            #expect(lines[0].dropFirst(10).hasPrefix("  \(kind)"))
            #expect(lines[0].contains("purpose number") == kind.hasPrefix("Consent"))
            #expect(lines[1].hasPrefix("stands as leaf \(number) in "))
            let leaf = try folder.write(leaves[number], to: "leaf")
            let verdict = try Referee.go.judge("proof", copy.key, proof, leaf)
            #expect(verdict.believes, "\(verdict.reason)")
        }
    }

    @Test("a leaf that was altered is not believed, and one that is not there is not proven")
    func falseLeaves() throws {
        let key = try service.command("ledger", "key").output.trimmingCharacters(in: .newlines)
        let proof = try proof(of: 0)
        let content = try String(contentsOfFile: proof, encoding: .utf8)
        let extra = try #require(content.split(separator: "\n").first { $0.hasPrefix("extra ") })
        let leaf = try #require(Data(base64Encoded: String(extra.dropFirst(6))))
        let other = String(decoding: leaf, as: UTF8.self)
            .replacing("NoticePublished", with: "FormPublished")
        let altered = try folder.write(
            content.replacing(extra, with: "extra \(Data(other.utf8).base64EncodedString())"),
            to: "altered")
        let refused = try CommandLineTool.run(["ledger", "verify", altered, "--key", key])
        #expect(refused.complaints.contains("does not lead from what it says"))
        let empty = try folder.write(content.replacing(extra + "\n", with: ""), to: "empty")
        #expect(
            try CommandLineTool.run(["ledger", "verify", empty, "--key", key]).complaints
                .contains("is not a proof of a consent or a leaf"))
        for number in ["100000", "9223372036854775807"] {
            let beyond = try service.command("ledger", "prove", "--leaf", number)
            #expect(beyond.ending == .exit(1))
            #expect(beyond.complaints.contains("the ledger has no leaf \(number);"))
        }
        for arguments in [[], ["--leaf", "0", "YQ8Z-BGTE-SDVD-5YAF-SXHF"]] {
            let mistyped = try CommandLineTool.run(
                ["--data", service.data.path("instance"), "ledger", "prove"] + arguments)
            #expect(mistyped.complaints.contains("name a person by a code, or a leaf by --leaf"))
        }
    }

    /// The file that proves the leaf of a number.
    private func proof(of number: Int) throws -> String {
        let proved = try service.command(
            "ledger", "prove", "--leaf", "\(number)", "--output", folder.url.path)
        #expect(proved.ending == .exit(0), "\(proved.complaints)")
        return folder.path("leaf-\(number).tlog-proof")
    }

    @Test(
        "a person's proofs are written once, and believed without the service under its key alone")
    func proofs() throws {
        let code = try WeightSurvey.code(by: client)
        let proved = try service.command("ledger", "prove", code, "--output", folder.url.path)
        #expect(proved.ending == .exit(0), "\(proved.complaints)")
        let files = proved.output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first
        }
        #expect(files.count == 3)
        let key = try service.command("ledger", "key").output.trimmingCharacters(in: .newlines)
        for file in files {
            let verified = try CommandLineTool.run(["ledger", "verify", "\(file)", "--key", key])
            #expect(verified.ending == .exit(0), "\(verified.complaints)")
            #expect(verified.output.contains("stands as leaf"))
        }
        let again = try service.command("ledger", "prove", code, "--output", folder.url.path)
        #expect(again.ending == .exit(1) && again.complaints.contains("exists"))
        let other = try RecountProcess().command("ledger", "key").output
            .trimmingCharacters(in: .newlines)
        let foreign = try CommandLineTool.run(["ledger", "verify", "\(files[0])", "--key", other])
        #expect(foreign.complaints.contains("was not signed with this key"))
        let mistyped = try CommandLineTool.run(["ledger", "verify", "\(files[0])", "--key", "key"])
        #expect(mistyped.complaints.contains("copy the whole line"))
    }
}
