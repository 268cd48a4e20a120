import Foundation
import Testing
import WebhookSink

/// What operators are told about webhooks, and what they are told when they mistype.
@Suite struct WebhookCommandTests {
    private let service: RecountProcess

    init() throws {
        service = try RecountProcess()
    }

    private static let faults: [(words: [String], message: String)] = [
        (
            ["add", "My Hook", "https://example.org/"],
            "‘My Hook’ is no name; take small letters, digits and hyphens, such as ‘archive’"
        ),
        (
            ["add", "x", "ftp://example.org/"],
            "‘ftp://example.org/’ is no address to post to; it looks like "
                + "https://example.org/hooks/recount, without a user and without a fragment"
        ),
        (
            ["add", "x", "https://example.org/", "--event", "answer.read"],
            "there is no event ‘answer.read’; see: recount webhook add --help"
        ),
        (
            ["add", "x", "https://example.org/", "--form", "nothing"],
            "there is no survey ‘nothing’; see: recount form list"
        ),
        (["show", "x"], "there is no webhook ‘x’; see: recount webhook list"),
        (["test", "x"], "there is no webhook ‘x’; see: recount webhook list"),
        (["remove", "x"], "there is no webhook ‘x’; see: recount webhook list"),
        (["resume", "x"], "there is no webhook ‘x’; see: recount webhook list"),
        (["rotate", "x"], "there is no webhook ‘x’; see: recount webhook list"),
    ]

    @Test("a slip is named with what to do")
    func slips() throws {
        for fault in Self.faults {
            let told = try service.command(["webhook"] + fault.words)
            #expect(told.ending == .exit(1))
            #expect(told.complaints == "Error: \(fault.message)\n")
        }
        let file = try service.data.write("password1\n", to: "weak")
        let weak = try service.command(
            "webhook", "add", "x", "https://example.org/", "--secret-file", file)
        #expect(weak.complaints.hasPrefix("Error: the first line of the file is no secret;"))
        #expect(try service.command("webhook", "list").output.hasPrefix("there is no webhook;"))
    }

    @Test("a webhook is listed without its path and its secret, and kept sealed")
    func secrecy() throws {
        let added = try service.command(
            "webhook", "add", "archive", "https://example.org/hooks/canary-in-path")
        let secret = try #require(added.output.firstMatch(of: /secret  (whsec_\S+)/)).output.1
        #expect(
            try service.command("webhook", "list").output
                == "archive  active  https://example.org  0 waiting  0 sent  0 lost\n")
        let shown = try service.command("webhook", "show", "archive").output
        #expect(shown.contains("url      https://example.org/hooks/canary-in-path\n"))
        #expect(!shown.contains(secret))
        let again = try service.command("webhook", "add", "archive", "https://example.org/")
        #expect(again.complaints.contains("there is a webhook ‘archive’ already"))
        #expect(try service.command("webhook", "remove", "archive").output == "removed ‘archive’\n")
        let log = try service.command("audit-log").output
        #expect(log.contains("webhook added") && log.contains("webhook removed"))
        for text in ["canary-in-path", String(secret), String(secret.dropFirst(6))] {
            #expect(!log.contains(text) && !service.log.contains(text))
            for file in ["recount.sqlite", "recount.sqlite-wal"] {
                let bytes = try Data(
                    contentsOf: URL(filePath: service.data.path("instance/\(file)")))
                #expect(Canary(name: "secret", text: text).traces(in: bytes).isEmpty)
            }
        }
    }

    @Test("settings that say nothing are refused")
    func settings() throws {
        let faulty = try CommandLineTool.run(
            ["--data", service.data.path("instance"), "webhook", "list"],
            environment: [
                "RECOUNT_WEBHOOKS_NETWORKS": "10.0.0.1/8", "RECOUNT_WEBHOOKS_SECONDS": "90",
            ])
        #expect(faulty.ending == .exit(1))
        for words in [
            "webhooks.networks", "networks with spaces between, such as 10.0.0.0/8 or fd00::/8",
            "webhooks.seconds", "a whole number from 1 to 60",
        ] { #expect(faulty.complaints.contains(words)) }
    }
}
