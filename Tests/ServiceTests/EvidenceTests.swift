import Foundation
import Testing

/// What records keep of the address from which somebody decided.
@Suite struct EvidenceTests {
    private struct Record: Decodable {
        struct Evidence: Decodable, Hashable { let addressHmac: String }

        let evidence: Evidence?
    }

    @Test("nothing of an address is kept unless the operator sets so")
    func none() throws {
        let service = try RecountProcess()
        let code = try WeightSurvey.code(by: service.client())
        #expect(try records(code, service).allSatisfy { $0.evidence == nil })
        let shown = try service.command("consent", "show", code, "--from", "127.0.0.1")
        #expect(shown.output.hasSuffix("  the record keeps nothing of where it came from\n"))
    }

    @Test("with hmac each decision of a person keeps its network, and the operator's keep none")
    func kept() throws {
        let service = try RecountProcess(environment: [
            "RECOUNT_EVIDENCE_ADDRESS": "hmac", "RECOUNT_LIMITS_TRUSTED_PROXIES": "1",
        ])
        let client = service.client()
        let code = try WeightSurvey.code(by: client)
        for (decision, address) in [("withdraw", "198.51.100.7"), ("give", "198.51.100.200")] {
            let answer = try client.ask(
                "POST", "/receipt/consent",
                fields: [
                    "Content-Type": "application/x-www-form-urlencoded",
                    "X-Forwarded-For": address,
                ],
                body: FormAnswers(["code": code, "purpose": "stories", "decision": decision])
                    .encoded)
            #expect(answer.status == 303)
        }
        #expect(try service.command("revoke", code).ending == .exit(0))
        let records = try records(code, service)
        try #require(records.count == 4)
        // The first came from the loopback, the next two from one network.
        #expect(records[0].evidence != nil && records[0].evidence != records[1].evidence)
        #expect(records[1].evidence != nil && records[1].evidence == records[2].evidence)
        #expect(records[3].evidence == nil)
        #expect(records[0].evidence?.addressHmac.count == 64)
        try expectCompared(code, service)
    }

    private func expectCompared(_ code: String, _ service: RecountProcess) throws {
        let shown = try service.command("consent", "show", code, "--from", "198.51.100.1")
        let words = shown.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(
            words == [
                "  came from another network", "  came from the network of this address",
                "  came from the network of this address",
                "  the record keeps nothing of where it came from",
            ])
        let mistyped = try service.command("consent", "show", code, "--from", "here")
        #expect(mistyped.complaints.contains("‘here’ is no address in figures"))
        #expect(try service.command("doctor").ending == .exit(0))
        let proved = try service.command(
            "ledger", "prove", code, "--output", service.data.url.path)
        #expect(proved.ending == .exit(0), "\(proved.complaints)")
    }

    @Test("another word than none or hmac is refused at the start")
    func faulty() throws {
        let folder = try TemporaryFolder()
        let run = try BinaryRun(
            ["--data", folder.path("instance"), "serve", "--listen", "127.0.0.1:0"],
            environment: ["RECOUNT_EVIDENCE_ADDRESS": "plain"])
        #expect(try run.wait() == .exit(1))
        #expect(run.complaints.contains("but must be none or hmac"))
    }

    private func records(_ code: String, _ service: RecountProcess) throws -> [Record] {
        try service.command("consent", "show", code, "--json").output.split(separator: "\n")
            .map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    }
}
