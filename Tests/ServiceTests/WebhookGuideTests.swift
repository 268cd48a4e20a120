import Foundation
import MailSink
import Testing

/// The guide on webhooks does what it says, with the receiver that it shows.
@Suite struct WebhookGuideTests {
    static let sections = ["Setting one up", "Looking after it"]
    private static let path = "deploy/webhooks.md"

    @Test("the receiver of the guide takes what the commands of the guide send")
    func guide() throws {
        let service = try RecountProcess(environment: WebhookService.environment)
        let code = try Guide(Self.path, section: "Receiving").texts("python")
        try #require(code.count == 1)
        let file = try service.data.write(code[0], to: "receiver.py")
        try makeSecret(in: service.data)
        let receiver = try ChildProcess(
            repository.appending(path: ".tools/venv/bin/python").path,
            ["-u", file, service.data.path("hook-secret"), "0"])
        var port: String?
        eventually {
            port = receiver.output.firstMatch(of: /port ([0-9]+)/).map { String($0.output.1) }
            return port != nil
        }
        try follow(service, port: try #require(port, "\(receiver.output)"))
        eventually { receiver.output.contains("form.closed") }
        #expect(receiver.output.contains("ping"))
        // The last step posts once more what was taken; the receiver says so only once.
        #expect(receiver.output.matches(of: /form\.closed/).count == 1, "\(receiver.output)")
    }

    private func makeSecret(in folder: TemporaryFolder) throws {
        let step = try #require(Guide(Self.path, section: "Setting one up").consoles.first?.first)
        #expect(try Shell.output(of: step.command, in: folder) == "")
        let file = try FileManager.default.attributesOfItem(atPath: folder.path("hook-secret"))
        #expect(file[.posixPermissions] as? Int == 0o600)
    }

    private func follow(_ service: RecountProcess, port: String) throws {
        var identifier: String?
        let steps = try Self.sections.flatMap {
            try Guide(Self.path, section: $0).consoles.joined()
        }
        #expect(steps.count == 10)
        for step in steps.dropFirst() {
            let command = step.command
                .replacing(
                    "https://archive.example.org/hooks/recount",
                    with: "http://127.0.0.1:\(port)/hook"
                )
                .replacing("msg_0cZ3vJ9sQ2mYt1kXw8RbHg", with: identifier ?? "")
            let run = try BinaryRun(
                Guide.Step(command: command, output: "").arguments,
                environment: WebhookService.environment.merging(["RECOUNT_DATA": "instance"]) {
                    $1
                },
                workingFolder: service.data.url)
            #expect(try run.wait() == .exit(0), "\(command) \(run.complaints)")
            identifier =
                run.output.firstMatch(of: /msg_[A-Za-z0-9_-]{22}/)
                .map { String($0.output) } ?? identifier
            let printed = run.output
                .replacing(
                    "http://127.0.0.1:\(port)/hook",
                    with: "https://archive.example.org/hooks/recount"
                )
                .replacing("http://127.0.0.1:\(port)", with: "https://archive.example.org")
                .replacing(/msg_[A-Za-z0-9_-]{22}/, with: "msg_0cZ3vJ9sQ2mYt1kXw8RbHg")
            let fits = try step.fits(printed)
            #expect(fits, "\(command) printed\n\(printed)")
            if command.contains("form close") {
                eventually {
                    (try? service.command("webhook", "list").output.contains("0 waiting  1 sent"))
                        ?? false
                }
            }
        }
    }
}
