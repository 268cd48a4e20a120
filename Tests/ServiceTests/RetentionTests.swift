import Foundation
import Testing

/// Nothing is kept beyond its time.
@Suite struct RetentionTests {
    private func signUp(at service: RecountProcess) throws {
        _ = try service.client().post(
            "/sign-up", FormAnswers(["email": "quokka@example.org", "purpose": "updates"]))
        _ = try service.outbox()
    }

    /// The instance when so much time has passed and the work that was due then is done.
    ///
    /// Under another clock no timer fires: that work is done when the service stops.
    private func later(_ time: String, on service: RecountProcess) throws -> RecountProcess {
        service.kill()
        let next = try RecountProcess(on: service.data, later: time)
        next.terminate()
        #expect(try next.ending() == .exit(0))
        return try RecountProcess(on: service.data, later: time)
    }

    @Test("a dry run tells what would go and changes nothing")
    func dryRun() throws {
        let service = try RecountProcess()
        try signUp(at: service)
        let told = try service.command("retention", "run", "--dry-run")
        #expect(
            told.output == """
                drafts  0  (saved 30 days ago or earlier)
                sign-ups  0  (not confirmed in 48 hours)
                mails  0  (queued 30 days ago or earlier)
                webhook messages  0  (ended 30 days ago or earlier)
                addresses  0  (unsubscribed 30 days ago or earlier)
                invitations  0  (made 365 days ago or earlier)
                proofs  0  (ended 1095 days ago or earlier)
                nothing was changed; run it without --dry-run

                """)
        #expect(try service.outbox().contains("confirmation"))
    }

    @Test("a server forgets sign-ups that nobody confirmed in 48 hours, at its start")
    func signUps() throws {
        let first = try RecountProcess()
        try signUp(at: first)
        let later = try later("+49h", on: first)
        #expect(try later.outbox() == "no mail waits\n")
        #expect(try later.command("consent", "stats").output.contains("nobody has been asked"))
        #expect(try later.command("doctor").ending == .exit(0))
    }

    @Test("a proof is destroyed at the end of the claims period, and the page says so")
    func proofs() throws {
        let first = try RecountProcess()
        let code = try WeightSurvey.code(by: first.client())
        #expect(try first.command("erase", code).ending == .exit(0))
        let later = try later("+1096d", on: first)
        let client = later.client()
        let page = try client.follow(client.post("/receipt", FormAnswers(["code": code])))
        #expect(page.text.contains("was destroyed as well when its time was over"))
        #expect(try later.command("consent", "show", code).output.contains("ConsentRevoked"))
        let records = try later.command("consent", "show", code, "--json")
        #expect(records.complaints.contains("were destroyed when their period was over"))
        #expect(try later.command("doctor").ending == .exit(0))
    }
}
