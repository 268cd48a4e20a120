import Consent
import Disclosure
import FormModel
import Foundation
import Store
import StoreSQL
import Testing
import Values

/// An instance with something in every table.
enum FilledInstance {
    static func make(_ engine: Engine = .sqlite) throws -> TestInstance {
        let instance = try TestInstance(engine)
        try addWebhook(to: instance)
        try answer(instance)
        try publishRelease(instance)
        let ended = try instance.withdrawal(key: instance.key(2))
        #expect(try instance.store.withdraw(ended) == .withdrawn)
        try write(instance)
        try fillTheRest(of: instance)
        return instance
    }

    /// It hears of all that is done from now on.
    private static func addWebhook(to instance: TestInstance) throws {
        let scope = WebhookScope(
            events: WebhookEvent.allCases, forms: [], gatherMinutes: WebhookScope.day)
        let webhook = instance.sealer.seal(
            WebhookTarget(address: "https://example.org/hook", secrets: [.init("whsec_")]),
            named: try #require(WebhookName("archive")), scope: try #require(scope))
        #expect(try instance.store.add(webhook, for: nil))
    }

    private static func answer(_ instance: TestInstance) throws {
        let submissions = try (1...3).map { number in
            try instance.submission(
                key: instance.key(number),
                [("ok_research", "yes"), ("change", "lost"), ("remark", "Ünïcode \(number) ✓")])
        }
        #expect(try instance.store.accept(submissions) == [.stored, .stored, .stored])
        #expect(try instance.store.accept([.draft(instance.draft(4, "same"))]) == [.stored])
        let response = try #require(
            try instance.store.response(withCode: instance.code(instance.key(1)).digest))
        let story = instance.sealer.seal(
            try StoryWords("The stairs.", language: instance.form.language),
            of: try #require(ItemIdentifier("remark")),
            under: try #require(PurposeIdentifier("research")), number: 1, in: response,
            replacing: nil)
        #expect(try instance.store.propose(story, for: OperatorAction(.storyProposed)))
    }

    private static func publishRelease(_ instance: TestInstance) throws {
        let plan = NewReleasePlan(form: instance.form.name, bytes: Array("{}".utf8))
        #expect(try instance.store.putInForce(plan, on: TestInstance.today, for: nil))
        let past = try instance.store.releasePast(of: plan.digest)
        let participation = try #require(Participation("3,1;0,2"))
        let marks = try instance.store.records(of: plan.form, in: 1...10).map {
            NewRelease.Mark(
                record: $0.number, revision: $0.revision, participation: participation)
        }
        let release = NewRelease(
            form: plan.form, plan: plan.digest, number: 0, leftSince: past.leftSince,
            day: TestInstance.today, bytes: Array("bytes".utf8), marks: marks)
        #expect(try instance.store.keep(release, for: nil) != nil)
    }

    /// What comes and goes by mail.
    private static func write(_ instance: TestInstance) throws {
        let people = ["quokka", "numbat", "bilby"].compactMap { EmailAddress("\($0)@example.org") }
        try instance.askToConfirm(people[0])
        #expect(try instance.invite(people[1]).count == 1)
        _ = try instance.request(.preferencesLink(language: "en"), of: people[2])
        try instance.store.suppress(
            Digest(of: [1]), for: .bounced, on: TestInstance.today,
            action: OperatorAction(.suppressed))
        #expect(
            try instance.store.take(returned: Digest(of: [2]), .nothing, on: TestInstance.today))
        try instance.store.noteUpkeep(.backup, at: Moment(seconds: 1_795_424_705))
        let notice = Notice(
            kind: .privacy, language: instance.form.language, label: "Privacy",
            mediaType: "text/plain", content: Array("We keep little.".utf8))
        #expect(try instance.store.publish(notice, on: TestInstance.today))
        try instance.store.notePeriods(["claims": 3], of: notice.digest)
    }

    /// What takes a ledger of some hundred lines, or other people.
    private static func fillTheRest(of instance: TestInstance) throws {
        let engine = try #require((instance.store as? SQLStore)?.engine)
        try engine.write { database in
            _ = try database.run(
                "INSERT INTO ledger_tile (level, number, hashes, root) VALUES (0, 0, ?, ?)",
                with: [.blob([UInt8](repeating: 7, count: 8_192)), .blob(Digest(of: [3]).bytes)])
            _ = try database.run(
                "INSERT INTO ledger_cosignature (size, line) VALUES (1, ?)",
                with: [.text("— witness ABC=")])
            _ = try database.run(
                """
                INSERT INTO form_translation (form_version_id, language, version, digest, source,
                    consent_notice_id, published_on, in_force) VALUES (1, 'de', '1.0', ?, ?, 1, ?, 1)
                """, with: [.blob(Digest(of: [4]).bytes), .blob([]), .text("2026-11-26")])
        }
    }
}
