import Foundation
import MailSink
import Testing

/// A service on trial that sends into a folder, with people who sign up and confirm.
struct MailService {
    static let origin = "https://surveys.example.org"
    /// The settings of the service, for commands beside it.
    static let environment = [
        "RECOUNT_MAIL_TRANSPORT": "folder", "RECOUNT_PUBLIC_URL": origin,
        "RECOUNT_MAIL_FROM": "news@example.org",
        "RECOUNT_MAIL_RETURN_PATH": "bounces@example.org",
    ]

    let process: RecountProcess
    let client: HTTPClient
    let mails: MailFolder

    init() throws {
        process = try RecountProcess(environment: Self.environment)
        client = process.client()
        mails = MailFolder(of: process)
    }

    /// Signs up and waits for the mail that asks.
    @discardableResult
    func signUp(_ address: String) throws -> ReceivedMail {
        let form = FormAnswers(["email": address, "purpose": "updates"])
        #expect(try client.post("/sign-up", form).status == 200)
        return try #require(mails.wait(for: 1, to: address).first)
    }

    /// Signs up and confirms; returns the path of the person's own page.
    @discardableResult
    func subscribe(_ address: String) throws -> String {
        let link = try #require(try signUp(address).link("\(Self.origin)/confirm/"))
        let page = try client.post(String(link.dropFirst(Self.origin.count)), FormAnswers([:]))
        let found = page.text.firstMatch(of: /href="(\/preferences\/[A-Za-z0-9_-]+)"/)
        return String(try #require(found).output.1)
    }

    /// Runs a command on the same data with the same settings.
    func command(_ arguments: String...) throws -> CommandLineTool.Result {
        try command(arguments)
    }

    /// The same for arguments in a list.
    func command(_ arguments: [String]) throws -> CommandLineTool.Result {
        try CommandLineTool.run(
            ["--data", process.data.path("instance")] + arguments, environment: Self.environment)
    }
}
