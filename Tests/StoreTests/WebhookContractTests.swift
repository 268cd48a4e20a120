import Consent
import FormModel
import Foundation
import Store
import Testing
import Values

/// What every engine promises about webhooks and what they are told.
@Suite struct WebhookContractTests {
    /// In the middle of the day 20,780.
    private static let now = Moment(seconds: 1_795_424_705)
    private static let lease: Int64 = 60
    private static let day: Int64 = 86_400

    private let target = WebhookTarget(
        address: "https://example.org/hooks/canary", secrets: [.init("whsec_canary")])

    @discardableResult
    private func add(
        _ name: String = "archive", to instance: TestInstance,
        events: [WebhookEvent] = WebhookEvent.allCases, forms: [FormName] = [], gather: Int = 1_440
    ) throws -> StoredWebhook {
        let scope = try #require(
            WebhookScope(events: events, forms: forms, gatherMinutes: gather))
        let sealed = instance.sealer.seal(
            target, named: try #require(WebhookName(name)), scope: scope)
        #expect(try instance.store.add(sealed, for: nil))
        return try webhook(name, of: instance)
    }

    private func webhook(_ name: String = "archive", of instance: TestInstance) throws
        -> StoredWebhook
    {
        try #require(try instance.store.webhooks().first { $0.name.text == name })
    }

    private func take(
        _ instance: TestInstance, after report: WebhookReport? = nil, in seconds: Int64 = 0
    ) throws -> ClaimedDelivery? {
        let moment = Self.now.advanced(by: seconds)
        let isDue = try instance.store.isDeliveryDue(at: moment)
        let taken = try instance.store.nextDelivery(
            after: report, at: moment, lease: Self.lease)
        // Whoever asks first whether there is anything misses nothing.
        #expect(isDue || report != nil || taken == nil)
        return taken
    }

    private func answer(_ instance: TestInstance, _ keys: ClosedRange<Int>) throws {
        let batch = try keys.map { try instance.submission(key: instance.key($0), []) }
        #expect(try instance.store.accept(batch) == keys.map { _ in .stored })
    }

    private func waiting(_ instance: TestInstance) throws -> [WebhookDelivery] {
        try instance.store.deliveries(
            of: webhook(of: instance).number, .waiting, limit: 1_000)
    }

    @Test(arguments: Engine.allCases)
    func `a webhook is kept with what it leads to sealed, and its name is taken`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let stored = try add(
            to: instance, events: [.releasePublished], forms: [instance.form.name], gather: 60)
        #expect(stored.state == .active)
        #expect(stored.scope.events == [.releasePublished])
        #expect(stored.scope.forms == [instance.form.name])
        #expect(stored.scope.gatherMinutes == 60)
        #expect(stored.tally == .init(waiting: 0, sent: 0, lost: 0))
        #expect(try instance.vault.open(stored.target, of: stored.subject) == target)
        let again = instance.sealer.seal(target, named: stored.name, scope: stored.scope)
        #expect(try !instance.store.add(again, for: nil))
        for bytes in try instance.storedBytes().values {
            #expect(bytes.range(of: Data("canary".utf8)) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `responses of a day are gathered into one row, whatever transaction they came by`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try add(to: instance)
        try answer(instance, 1...5)
        try answer(instance, 6...8)
        let rows = try waiting(instance)
        #expect(rows.map(\.message.amount) == [8])
        #expect(rows.map(\.state) == [.gathering])
        #expect(
            rows.map(\.message.facts) == [["form": .string("pulse"), "version": .string("1.0.0")]])
        #expect(rows.map(\.message.day) == [Day(number: 20_780)])
    }

    @Test(arguments: Engine.allCases)
    func `a response that is repeated is told once, and one that is refused never`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try add(to: instance)
        let submission = try instance.submission(key: instance.key(1), [])
        #expect(
            try instance.store.accept([submission, submission]) == [.stored, .repeated])
        #expect(try instance.store.accept([submission]) == [.repeated])
        #expect(try waiting(instance).map(\.message.amount) == [1])
    }

    @Test(arguments: Engine.allCases)
    func `what is rolled back is told to nobody`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        try add(to: instance)
        let text = TestInstance.survey.replacing("1.0.0", with: "9.0.0")
        let unknown = try FormReader.read(Array(text.utf8), fileName: "pulse.yaml").get()
        var raw = RawSubmission()
        raw.append("ok_survey", "yes")
        guard case .accepted(let answers) = unknown.check(raw, on: Day(number: 20_780)) else {
            Issue.record("the answers are refused")
            return
        }
        let foreign = instance.sealer.seal(
            answers, language: unknown.language, code: try instance.code(instance.key(2)),
            context: instance.context, method: .surveyPage)
        let own = try instance.submission(key: instance.key(1), [])
        #expect(throws: StoreError.self) { _ = try instance.store.accept([own, foreign]) }
        #expect(try waiting(instance).isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `what was gathered is told when its time is over, and nothing before`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try add(to: instance)
        try answer(instance, 1...3)
        let midnight = Self.day - Self.now.seconds % Self.day
        #expect(try take(instance) == nil)
        #expect(try take(instance, in: midnight - 1) == nil)
        #expect(try instance.store.figures().waitingMessages == 0)
        let late = midnight + Self.day / 24
        let delivery = try #require(try take(instance, in: late))
        #expect(try instance.store.figures().waitingMessages == 1)
        #expect(delivery.message.amount == 3)
        #expect(delivery.message.event == "response.received")
        #expect(delivery.attempts == 1)
        // Whoever comes while it is being sent is told another time, in a message of its own.
        try answer(instance, 4...4)
        let report = WebhookReport(delivery, .sent, reply: "204")
        #expect(try take(instance, after: report, in: late + 1) == nil)
        let next = try #require(try take(instance, in: late + Self.day))
        #expect(next.message.amount == 1)
        #expect(next.message.identifier != delivery.message.identifier)
    }

    @Test(arguments: Engine.allCases)
    func `the end of a gathering passes where nothing was gathered`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        try add(to: instance)
        #expect(try take(instance, in: 3 * Self.day) == nil)
        try answer(instance, 1...1)
        #expect(try take(instance, in: 3 * Self.day + 60) == nil)
        #expect(try take(instance, in: 4 * Self.day + Self.day / 24) != nil)
    }

    @Test(arguments: Engine.allCases)
    func `a webhook hears of its events and forms alone`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let other = try #require(FormName("other"))
        try add("all", to: instance)
        try add("closing", to: instance, events: [.formClosed])
        try add("other", to: instance, forms: [other])
        try answer(instance, 1...1)
        #expect(try instance.store.close(instance.form.name, on: Day(number: 20_780)))
        let waiting = try instance.store.webhooks().map { ($0.name.text, $0.tally.waiting) }
        #expect(Dictionary(uniqueKeysWithValues: waiting) == ["all": 2, "closing": 1, "other": 0])
    }

    @Test(arguments: Engine.allCases)
    func `the end of a consent is told by the form alone, and for mails by none`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try add(to: instance, events: [.consentWithdrawn])
        try answer(instance, 1...2)
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        let (_, research) = try instance.withdrawalOfResearch(key: instance.key(2))
        #expect(try instance.store.decide(research))
        let rows = try waiting(instance)
        #expect(rows.map(\.message.facts) == [["form": .string("pulse")]])
        let address = try #require(EmailAddress("ada@example.org"))
        let token = try instance.askToConfirm(address)
        var given = try instance.change(instance.subscription(of: address), to: .given)
        (given.token, given.confirms) = (token, true)
        #expect(try instance.store.change(given, at: Self.now, for: nil))
        let taken = try instance.change(instance.subscription(of: address), to: .withdrawn)
        #expect(try instance.store.change(taken, at: Self.now, for: nil))
        #expect(
            try waiting(instance).map(\.message.facts) == [
                ["form": .string("pulse")], ["form": .null],
            ])
        #expect(
            try waiting(instance).map(\.message.event) == [
                "consent.withdrawn", "consent.withdrawn",
            ])
    }

    @Test(arguments: Engine.allCases)
    func `what no person does is told at once`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        try add(to: instance)
        #expect(try instance.store.close(instance.form.name, on: Day(number: 20_780)))
        #expect(try !instance.store.close(instance.form.name, on: Day(number: 20_780)))
        let closed = try #require(try take(instance))
        #expect(closed.message.event == "form.closed")
        #expect(closed.message.facts == ["form": .string("pulse")])
        #expect(try take(instance) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `what is taken is nobody else's until its lease is over, and keeps its identifier`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try add(to: instance)
        _ = try instance.store.close(instance.form.name, on: Day(number: 20_780))
        let first = try #require(try take(instance))
        #expect(try take(instance, in: Self.lease - 1) == nil)
        let second = try #require(try take(instance, in: Self.lease))
        #expect(second.message.identifier == first.message.identifier)
        #expect(second.attempts == 2)
        // The report of the first comes too late to change anything.
        try instance.store.finish(WebhookReport(first, .failed, reply: "500"), at: Self.now)
        try instance.store.finish(WebhookReport(second, .sent, reply: "204"), at: Self.now)
        #expect(try webhook(of: instance).tally == .init(waiting: 0, sent: 1, lost: 0))
    }

    @Test(arguments: Engine.allCases)
    func `a message in vain is tried later, and its receiver is left alone meanwhile`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try add(to: instance, gather: 0)
        _ = try instance.store.close(instance.form.name, on: Day(number: 20_780))
        let first = try #require(try take(instance))
        let report = WebhookReport(
            first,
            .deferred(
                until: Self.now.advanced(by: 100), restingUntil: Self.now.advanced(by: 50)),
            reply: "500")
        #expect(try take(instance, after: report) == nil)
        try answer(instance, 1...1)
        #expect(try take(instance, in: 49) == nil)
        #expect(try take(instance, in: 50)?.message.event == "response.received")
        let again = try #require(try take(instance, in: 100))
        #expect(again.message == first.message)
        #expect(again.attempts == 2)
    }

    @Test(arguments: Engine.allCases)
    func `whoever is gone is told nothing, until it is told again`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        try add(to: instance)
        try answer(instance, 1...1)
        _ = try instance.store.close(instance.form.name, on: Day(number: 20_780))
        let taken = try #require(try take(instance))
        #expect(try take(instance, after: WebhookReport(taken, .gone, reply: "410")) == nil)
        try instance.store.publish(
            instance.form, source: instance.form.source, consent: instance.context.notice,
            on: Day(number: 20_780))
        try answer(instance, 2...2)
        let gone = try webhook(of: instance)
        #expect(gone.state == .gone)
        #expect(gone.tally == .init(waiting: 0, sent: 0, lost: 2))
        let other = WebhookTarget(address: "https://example.org/new", secrets: target.secrets)
        try instance.store.renewWebhook(
            gone.number, instance.sealer.seal(other, of: gone.subject), for: nil)
        let back = try webhook(of: instance)
        #expect(back.state == .active)
        #expect(try instance.vault.open(back.target, of: back.subject) == other)
        try answer(instance, 3...3)
        #expect(try waiting(instance).count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `what has ended is told again under its identifier`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let webhook = try add(to: instance)
        _ = try instance.store.close(instance.form.name, on: Day(number: 20_780))
        let sent = try #require(try take(instance))
        try instance.store.finish(WebhookReport(sent, .sent, reply: "204"), at: Self.now)
        try instance.store.publish(
            instance.form, source: instance.form.source, consent: instance.context.notice,
            on: Day(number: 20_781))
        let lost = try #require(try take(instance))
        try instance.store.finish(WebhookReport(lost, .failed, reply: "500"), at: Self.now)
        func replay(_ choice: ReplayChoice) throws -> Int {
            try instance.store.replay(choice, of: webhook.number)
        }
        #expect(try replay(.since(Day(number: 20_782), lostAlone: false)) == 0)
        #expect(try replay(.since(Day(number: 20_780), lostAlone: true)) == 1)
        #expect(try take(instance)?.message == lost.message)
        #expect(try replay(.message("msg_unknown")) == 0)
        #expect(try replay(.message(sent.message.identifier)) == 1)
        let again = try #require(try take(instance))
        #expect(again.message == sent.message)
        #expect(again.attempts == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a webhook that is removed goes with all that it was told`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let webhook = try add(to: instance)
        try answer(instance, 1...1)
        #expect(
            try instance.store.removeWebhook(webhook.name, for: OperatorAction(.webhookRemoved)))
        #expect(try !instance.store.removeWebhook(webhook.name, for: nil))
        #expect(try instance.store.webhooks().isEmpty)
        #expect(try instance.store.deliveries(of: webhook.number, .waiting, limit: 10).isEmpty)
        #expect(try instance.store.actions(limit: 1).map(\.action.kind) == [.webhookRemoved])
        try answer(instance, 2...2)
    }

    @Test(arguments: Engine.allCases)
    func `what has ended is forgotten after its time, and what waits is not`(engine: Engine) throws
    {
        let instance = try TestInstance(engine)
        try add(to: instance)
        try answer(instance, 1...1)
        _ = try instance.store.close(instance.form.name, on: Day(number: 20_780))
        let sent = try #require(try take(instance))
        try instance.store.finish(WebhookReport(sent, .sent, reply: "204"), at: Self.now)
        func due(by moment: Moment) -> RetentionDue {
            let never = Moment(seconds: 0)
            return RetentionDue(
                today: Day(number: 0), signUpsExpiredBy: never, mailsQueuedBy: never,
                subscriptionsEndedBy: Day(number: 0), proofsEndedBy: Day(number: 0),
                deliveriesEndedBy: moment)
        }
        let early = due(by: Self.now.advanced(by: -1))
        #expect(try instance.store.forget(early, limit: 10).deliveries == 0)
        #expect(try instance.store.tally(due(by: Self.now)).deliveries == 1)
        #expect(try instance.store.forget(due(by: Self.now), limit: 10).deliveries == 1)
        #expect(try webhook(of: instance).tally == .init(waiting: 1, sent: 0, lost: 0))
    }
}
