import Foundation
import MailSink
import Testing

/// Unsubscriptions while a mail to the same person is in a worker's hands.
@Suite struct HandoverTests {
    private static let address = "ada@example.org"
    private static let waiting = 16

    @Test("an unsubscription that waits for a mail in hand keeps nobody else waiting")
    func others() throws {
        let before = try MailService()
        let path = try before.subscribe(Self.address)
        before.process.terminate()
        #expect(try before.process.ending() == .exit(0))
        let sink = try MailSink(
            security: .starttls, login: MailRelay.login, fault: .silence(at: .message))
        let service = try RecountProcess(
            on: before.process.data,
            environment: MailRelay.environment(sink, security: .starttls, seconds: 20).merging([
                // So few that two threads serve them.
                "RECOUNT_LIMITS_CONNECTIONS": "100"
            ]) { $1 })
        try putMailInHand(of: service)
        let request = request("action=unsubscribe", to: path)
        let sockets = try (0..<Self.waiting).map { _ in
            let socket = try #require(LoopbackSocket(port: service.port, seconds: 10))
            #expect(socket.send(request))
            return socket
        }
        eventually { (try? totals(service).contains("ConsentWithdrawn  1\n")) ?? false }
        for _ in 0..<Self.waiting { #expect(try service.client().get("/").status == 200) }
        #expect(sockets.allSatisfy { !$0.hasReceived })
        for socket in sockets {
            let answer = String(decoding: socket.receive() ?? [], as: UTF8.self)
            #expect(answer.hasPrefix("HTTP/1.1 303"))
        }
    }

    /// Asks for a mail that no server ever says to have taken.
    private func putMailInHand(of service: RecountProcess) throws {
        let form = FormAnswers(["email": Self.address, "purpose": "updates"])
        #expect(try service.client().post("/sign-up", form).status == 200)
        let isInHand = try eventually {
            try service.command("outbox", "list").output.contains("sending")
        }
        #expect(isInHand)
    }

    private func totals(_ service: RecountProcess) throws -> String {
        try service.command("consent", "stats").output
    }

    private func request(_ body: String, to path: String) -> [UInt8] {
        let head = [
            "POST \(path) HTTP/1.1", "Host: 127.0.0.1",
            "Content-Type: application/x-www-form-urlencoded", "Content-Length: \(body.utf8.count)",
        ]
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }
}
