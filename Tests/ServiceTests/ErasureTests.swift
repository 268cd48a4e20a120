import Foundation
import Testing

/// Who asks to be forgotten is forgotten: by the page, by a program, by the operator.
@Suite(.bothEngines) struct ErasureTests {
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    private func erase(_ code: String, language: String = "en") throws -> HTTPAnswer {
        try client.follow(
            client.post("/receipt/erase?lang=\(language)", FormAnswers(["code": code])))
    }

    @Test("an erased response shows its certificate and counts nowhere")
    func page() throws {
        let code = try WeightSurvey.code(by: client)
        let certificate = try erase(code)
        #expect(certificate.text.contains("<h1>Certificate of erasure</h1>"))
        #expect(certificate.text.contains("What we cannot promise"))
        #expect(!certificate.text.contains(code))
        #expect(try service.report().responses == 0)
        let later = try client.follow(client.post("/receipt", FormAnswers(["code": code])))
        #expect(later.text.contains("<h1>Certificate of erasure</h1>"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("who has withdrawn can erase what is left, from the page that says so")
    func afterWithdrawal() throws {
        let code = try WeightSurvey.code(by: client)
        let withdrawn = try client.follow(
            client.post("/receipt/withdraw", FormAnswers(["code": code])))
        #expect(withdrawn.text.contains("action=\"/receipt/erase\""))
        #expect(withdrawn.hidden("code") == code)
        #expect(try erase(code).text.contains("<h1>Certificate of erasure</h1>"))
    }

    @Test(
        "the certificate speaks the language of whoever asks",
        arguments: [
            ("de", "Bescheinigung der Löschung"), ("es", "Certificado de borrado"),
            ("fr", "Attestation d&#39;effacement"), ("ar", "شهادة محو"),
        ])
    func language(language: String, title: String) throws {
        let page = try erase(try WeightSurvey.code(by: client), language: language)
        #expect(page.text.contains("<h1>\(title)</h1>"))
    }

    @Test("a program erases with the code and is told so, the second time as well")
    func interface() throws {
        let code = try WeightSurvey.code(by: client)
        let fields = ["Authorization": "Bearer \(code)"]
        for _ in 1...2 {
            let answer = try client.ask("POST", "/api/v1/receipts/erasure", fields: fields)
            #expect(answer.status == 200)
            #expect(answer.text.contains(#""status":"erased""#))
        }
        let receipt = try client.ask("GET", "/api/v1/receipts", fields: fields)
        #expect(receipt.text.contains(#""status":"erased""#))
        let unknown = try client.ask(
            "POST", "/api/v1/receipts/erasure",
            fields: ["Authorization": "Bearer 0000-0000-0000-0000-0000"])
        #expect(unknown.status == 404)
    }

    @Test("the operator erases by code, and the log of actions names nobody")
    func commandByCode() throws {
        let code = try WeightSurvey.code(by: client)
        let erased = try service.command("erase", code)
        #expect(erased.ending == .exit(0))
        #expect(
            erased.output == "erased; the proof of what was agreed to stays sealed for 1095 days "
                + "after its end\n")
        #expect(
            try service.command("erase", code).output
                == "nothing to erase: it was erased before\n")
        let log = try service.command("audit-log").output
        let line = try #require(log.split(separator: "\n").last)
        #expect(line.contains("  erased  by=code  leaf "))
        #expect(!log.contains(code) && !log.contains(code.replacing("-", with: "")))
        #expect(log.contains("form published  digest="))
        #expect(log.contains("notice published  digest="))
    }

    @Test("the operator erases by address, and an unknown address is suppressed too")
    func commandByAddress() throws {
        _ = try client.post(
            "/sign-up", FormAnswers(["email": "quokka@example.org", "purpose": "updates"]))
        #expect(try service.outbox().contains("confirmation"))
        let erased = try service.command("erase", "--email", "quokka@example.org")
        #expect(
            erased.output
                == "erased; the address is not written to again without a fresh confirmation\n")
        #expect(try service.outbox() == "no mail waits\n")
        let again = try service.command("erase", "--email", "quokka@example.org")
        #expect(again.output.hasPrefix("no subscriber has this address"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("what operators do is listed, a revocation without the leaf that leads to the person")
    func auditLog() throws {
        let code = try WeightSurvey.code(by: client)
        #expect(try service.command("export", WeightSurvey.name, "--counts").ending == .exit(0))
        #expect(try service.command("revoke", code).ending == .exit(0))
        let lines = try service.command("audit-log").output.split(separator: "\n").suffix(2)
        #expect(
            lines.first?.contains("  exported  form=\(WeightSurvey.name)  what=counts  leaf ")
                == true)
        #expect(lines.last?.hasSuffix("  revoked") == true)
        #expect(try service.command("audit-log", "--limit", "1").output == "\(lines.last ?? "")\n")
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("what was saved and not sent is erased by its code, and the code leads nowhere")
    func draft() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(FormAnswers(["ok_survey": "yes", "adult": "yes"]))
        let code = try #require(taker.code)
        let gone = try client.post("/receipt/erase", FormAnswers(["code": code]))
        #expect(gone.status == 200)
        #expect(try client.post("/receipt", FormAnswers(["code": code])).status == 422)
        #expect(try client.post("/receipt/erase", FormAnswers(["code": code])).status == 422)
    }

    @Test("a code and an address at once, or neither, are refused")
    func oneOfBoth() throws {
        for arguments in [["erase"], ["erase", "X", "--email", "a@example.org"]] {
            let refused = try CommandLineTool.run(arguments)
            #expect(refused.ending == .exit(64))
            #expect(refused.complaints.contains("name either a code or an address with --email"))
        }
        let mistyped = try service.command("erase", "--email", "nobody")
        #expect(
            mistyped.complaints
                == "Error: an address looks like name@example.org; compare it with the request\n")
    }

    @Test(
        "a full disk erases nothing and says so; with space again the erasure succeeds",
        .onFile)
    func fullDisk() throws {
        let code = try WeightSurvey.code(by: client)
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let (instance, disk) = (service.data.path("instance"), service.data.path("disk"))
        let recount = "'\(BinaryRun.built.path)' --data '\(disk)/instance'"
        // The disk belongs to this process alone and goes with it.
        let script = """
            mkdir '\(disk)' && mount -t tmpfs -o size=8m tmpfs '\(disk)' || exit 9
            cp -r '\(instance)' '\(disk)/'
            dd if=/dev/zero of='\(disk)/filler' bs=4k 2>/dev/null
            \(recount) erase \(code) && exit 8
            rm '\(disk)/filler'
            \(recount) consent show \(code)
            \(recount) erase \(code) && \(recount) doctor
            """
        // Whoever is not root is so in a user namespace, and may mount there (user_namespaces(7)).
        let namespaces = geteuid() == 0 ? ["--mount"] : ["--user", "--map-root-user", "--mount"]
        let run = try BinaryRun(
            namespaces + ["sh", "-c", script], binary: URL(filePath: "/usr/bin/unshare"))
        #expect(try run.wait() == .exit(0), "\(run.complaints)")
        #expect(run.complaints.hasPrefix("Error: the disk is full; nothing was written; "))
        #expect(run.output.contains("ConsentGiven") && !run.output.contains("ConsentRevoked"))
        #expect(run.output.contains("\nerased; the proof"))
        #expect(run.output.hasSuffix("the ledger is complete\n"))
    }
}
