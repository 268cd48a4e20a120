import Foundation
import Testing

/// What `consent history` tells and `consent export` writes of one person, in formats of others.
@Suite struct ConsentExportTests {
    private let service: RecountProcess
    private let client: HTTPClient
    private let code: String

    init() throws {
        service = try RecountProcess()
        client = service.client()
        try service.publishPurposes()
        let page = try client.get(PurposeSurvey.path)
        let answers = PurposeSurvey.answers.with("ok_stories", nil).with("key", page.hidden("key"))
        let receipt = try client.follow(client.post(PurposeSurvey.path, answers))
        code = try #require(receipt.hidden("code"))
        _ = try service.command("revoke", code, "--purpose", "research")
    }

    @Test("the history tells who decided what and how, by which words, and what was shown")
    func history() throws {
        let text = try service.command("consent", "history", code).output
        #expect(text.contains("by person, survey page"))
        #expect(text.contains("ConsentGiven  research: agreed\n    for:   To share my answers"))
        #expect(text.contains("words: Share my doses. (unticked)"))
        #expect(text.contains("ConsentRefused  stories: declined"))
        #expect(text.contains("by operator, command line"))
        #expect(text.contains("ConsentRevoked  research: ended by the operator"))
        #expect(text.contains("shown  Privacy Policy") && text.contains("asked by  Consent: Tide"))
        #expect(text.contains("asserted to be of age"))
    }

    @Test("a subscriber's history is found by the address, which it does not print")
    func byAddress() throws {
        let page = try client.get("/sign-up")
        _ = try client.post(
            "/sign-up",
            FormAnswers([
                "email": "Name@Example.org", "purpose": "updates",
                "page-made": page.hidden("page-made") ?? "",
                "privacy": page.hidden("privacy") ?? "", "terms": page.hidden("terms") ?? "",
            ]))
        _ = try service.outbox()
        let text = try service.command("consent", "history", "--email", "name@example.org")
        #expect(text.output.contains("ConsentRequested  updates: asked, not answered yet"))
        #expect(text.output.contains("accepted  Terms of Use"))
        #expect(!text.output.lowercased().contains("example.org"))
        let unknown = try service.command("consent", "history", "--email", "no@example.org")
        #expect(unknown.ending == .exit(1) && !unknown.complaints.contains("no@example.org"))
        #expect(try service.command("consent", "history").ending == .exit(64))
    }

    @Test("a Kantara receipt has every field that its schema requires, of the type it wants")
    func kantara() throws {
        for line in try export("kantara") {
            let receipt = try object(line)
            #expect(receipt["version"] as? String == "KI-CR-v1.1.0")
            for key in [
                "jurisdiction", "collectionMethod", "consentReceiptID", "language",
                "piiPrincipalId", "policyUrl",
            ] {
                #expect((receipt[key] as? String)?.isEmpty == false, "\(key)")
            }
            #expect((receipt["consentTimestamp"] as? Int ?? 0) > 1_700_000_000)
            #expect(receipt["sensitive"] as? Bool == true)
            #expect(receipt["spiCat"] as? [String] == ["health"])
            let controller = try #require((receipt["piiControllers"] as? [[String: Any]])?.first)
            for key in ["piiController", "contact", "email", "phone"] {
                #expect((controller[key] as? String)?.isEmpty == false, "\(key)")
            }
            #expect(controller["address"] is [String: Any])
            let services = try #require(receipt["services"] as? [[String: Any]])
            for purpose in try #require(services.first?["purposes"] as? [[String: Any]]) {
                #expect(purpose["consentType"] as? String == "EXPLICIT")
                #expect((purpose["purposeCategory"] as? [String])?.isEmpty == false)
                #expect((purpose["piiCategory"] as? [String])?.isEmpty == false)
                #expect(purpose["termination"] is String && purpose["primaryPurpose"] is Bool)
                #expect(purpose["thirdPartyDisclosure"] as? Bool == false)
            }
        }
    }

    @Test("a record has the names of ISO/IEC TS 27560, and each event names the one before")
    func iso() throws {
        let records = try export("iso27560").map(object)
        #expect(records.count == 2)
        let identifiers = records.compactMap { $0["record_id"] as? String }
        #expect(identifiers.allSatisfy { UUID(uuidString: $0) != nil })
        #expect(Set(identifiers).count == 2)
        let events = records.compactMap { $0["event"] as? [[String: Any]] }
        #expect(events.map(\.count) == [3, 1])
        #expect(events[1][0]["event_state"] as? String == "https://w3id.org/dpv#ConsentRevoked")
        #expect(events[1][0]["previous_record"] is String)
        #expect(events[0][1]["validity_duration"] as? String == "P365D")
        let processing = try #require(records[0]["pii_processing"] as? [[String: Any]])
        let purposes = try #require(processing[0]["purposes"] as? [[String: Any]])
        #expect(purposes.map { $0["primary_purpose"] as? Bool } == [true, false, false])
        #expect(purposes[1]["purpose_type"] as? String == "https://w3id.org/dpv#ScientificResearch")
    }

    @Test("HL7's own model takes what is written as FHIR R4, and refuses what is not")
    func fhir() throws {
        let lines = try export("fhir")
        #expect(try checked(lines) == "3\n1\n")
        let broken = lines.map {
            $0.replacing("\"status\":\"active\"", with: "\"state\":\"active\"")
        }
        #expect(try checked(broken) == nil)
        #expect(lines[0].contains("\"end\":\"") && lines[0].contains("\"status\":\"rejected\""))
        #expect(lines[1].contains("\"status\":\"inactive\""))
    }

    @Test("what the settings say of the operator and the data stands in every new record")
    func settings() throws {
        let service = try RecountProcess(environment: [
            "RECOUNT_ORGANISATION_ADDRESS": "1 Long Lane", "RECOUNT_ORGANISATION_PROCESSOR": "Host",
            "RECOUNT_ORGANISATION_PROTECTION_OFFICER": "dpo@example.org",
            "RECOUNT_PRIVACY_RECIPIENTS": "A university; A registry",
            "RECOUNT_PRIVACY_STORAGE_LOCATION": "Falkenstein",
            "RECOUNT_PRIVACY_JURISDICTION": "DE", "RECOUNT_PRIVACY_RETENTION": "ten years",
            "RECOUNT_PRIVACY_AUTHORITY": "The state's commissioner",
        ])
        let code = try WeightSurvey.code(by: service.client())
        let export = try service.command("consent", "export", code).output
        for part in [
            #""party_address":"1 Long Lane""#, #""party_name":"Host""#, "dpo@example.org",
            #""recipient_third_parties":["A university","A registry"]"#,
            #""storage_locations":["Falkenstein"]"#, #""jurisdictions":["DE"]"#,
            #""retention_period":"ten years""#, #""authority_party":"The state's commissioner""#,
        ] {
            #expect(export.contains(part), "\(part)")
        }
        let held = try service.command("consent", "access", code).output
        #expect(held.contains(#""build":"0."#) && held.contains(#""template":""#))
    }

    @Test("the consents of all responses go to a file that did not exist")
    func all() throws {
        let path = service.data.path("consents.jsonl")
        let written = try service.command("consent", "export", "--all", "--output", path)
        #expect(written.ending == .exit(0) && written.output.isEmpty)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.split(separator: "\n").map(String.init) == (try export("iso27560")))
        let again = try service.command("consent", "export", "--all", "--output", path)
        #expect(again.ending == .exit(1) && again.complaints.contains("name a file that does not"))
        #expect(try service.command("consent", "export").ending == .exit(64))
    }

    private func export(_ format: String) throws -> [String] {
        let run = try service.command("consent", "export", code, "--format", format)
        try #require(run.ending == .exit(0), "\(run.complaints)")
        return run.output.split(separator: "\n").map(String.init)
    }

    private func object(_ line: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    /// What the checker prints; nil when it refuses something.
    private func checked(_ lines: [String]) throws -> String? {
        let input = try service.data.write(lines.joined(separator: "\n"), to: "bundles")
        let process = Process()
        process.executableURL = repository.appending(path: ".tools/venv/bin/python")
        process.arguments = [repository.appending(path: "Tests/Support/check-fhir.py").path]
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: input))
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: text, as: UTF8.self) : nil
    }
}
