import Foundation
import MailSink
import Testing

/// An operator's own templates and texts of mails.
@Suite struct MailThemeTests {
    private static let text = """
        ~ {{subject}} ~
        {{#lead}}{{.}} {{/lead}}
        {{#action}}Open {{address}}
        {{/action}}
        {{text.mail.sender}} {{organisation}}
        """
    private static let html = """
        <title>{{subject}}</title><p class="own">{{#lead}}{{.}} {{/lead}}</p>
        {{#action}}<a class="own" href="{{address}}">{{label}}</a>{{/action}}
        """

    /// Writes a theme; returns its path.
    private func theme(_ files: [String: String], in folder: TemporaryFolder) throws -> String {
        for (name, content) in files { _ = try folder.write(content, to: "theme/\(name)") }
        return folder.path("theme")
    }

    @Test("what leaves over SMTP is written by the operator's templates, in both parts")
    func own() throws {
        let folder = try TemporaryFolder()
        let theme = try theme(
            [
                "mail.txt.mustache": Self.text, "mail.html.mustache": Self.html,
                "en.yaml": "mail:\n  sender: Greetings from\n",
            ], in: folder)
        let sink = try MailSink(security: .starttls, login: MailRelay.login)
        let environment = MailRelay.environment(sink, security: .starttls, seconds: 20)
        let service = try RecountProcess(
            environment: environment.merging(["RECOUNT_THEME": theme]) { $1 })
        let form = FormAnswers(["email": "ada@example.org", "purpose": "updates"])
        #expect(try service.client().post("/sign-up", form).status == 200)
        eventually { (try? sink.mails.count == 1) ?? false }
        let mail = ReceivedMail(try #require(try sink.mails.first).content)
        #expect(mail.text.hasPrefix("~ \(try #require(mail.fields["subject"])) ~\n"))
        #expect(mail.text.contains("\nGreetings from ") && !mail.text.contains("----------"))
        #expect(mail.html.hasPrefix("<title>") && mail.html.contains("<p class=\"own\">"))
        #expect(!mail.html.contains("<style>"))
        let origin = "https://surveys.example.org"
        let link = try #require(mail.link("\(origin)/confirm/"))
        #expect(mail.text.contains("Open \(link)") || mail.text.contains("Open\n\(link)"))
        #expect(mail.html.contains("<a class=\"own\" href=\"\(link)\">"))
        let page = try service.client().post(String(link.dropFirst(origin.count)), FormAnswers([:]))
        #expect(page.status == 200 && page.text.contains("/preferences/"))
    }

    @Test("serve refuses templates of mails that cannot be used; doctor says the same")
    func broken() throws {
        let service = try RecountProcess()
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let theme = try theme(
            [
                "mail.txt.mustache": "{{subject}}\n{{#action}}{{address}}\n",
                "mail.html.mustache": "{{text.mail.nothing}}{{>nothing}}",
            ], in: service.data)
        let words = """
            the pages cannot be made:
              'mail.html.mustache' names 'text.mail.nothing', which does not exist
              'mail.html.mustache' calls the template 'nothing', which does not exist
              'mail.txt.mustache', line 3: expectedSectionEnd
            """
        let instance = ["--data", service.data.path("instance")]
        let environment = ["RECOUNT_THEME": theme, "RECOUNT_MAIL_TRANSPORT": "folder"]
        let served = try CommandLineTool.run(
            instance + ["serve", "--listen", "127.0.0.1:0"], environment: environment)
        #expect(served.ending == .exit(1) && served.complaints == "Error: \(words)\n")
        let examined = try CommandLineTool.run(instance + ["doctor"], environment: environment)
        #expect(examined.ending == .exit(1) && examined.output == "\(words)\n")
    }
}
