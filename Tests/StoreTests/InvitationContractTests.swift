import Consent
import Dispatch
import FormModel
import Foundation
import GRDB
import Store
import Synchronization
import Testing
import Values

/// What every engine promises about invitations.
@Suite struct InvitationContractTests {
    private func address(_ name: String = "Ada") throws -> EmailAddress {
        try #require(EmailAddress("\(name)@example.org"))
    }

    @Test(arguments: Engine.allCases)
    func `an address is invited once, however it is spelled, with a link that opens`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let (count, token) = try instance.invite(try address())
        #expect(count == 1)
        #expect(try instance.invite(try address("ADA")).count == 0)
        #expect(try instance.invite(try address("bo")).count == 1)
        #expect(try instance.invitation(token).state == .invited)
        #expect(
            try instance.store.isInvited(
                instance.vault.digest(of: address("adA")), to: instance.form.name))
        let letters = try instance.letters()
        #expect(letters.map(\.address) == ["Ada@example.org", "bo@example.org"])
        #expect(
            letters.first?.content
                == .invitation(token: token.text, form: "pulse", isReminder: false))
    }

    @Test(arguments: Engine.allCases)
    func `who may not be written to is neither invited nor reminded`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let digest = instance.vault.digest(of: try address())
        func suppress() throws {
            try instance.store.suppress(
                digest, for: .unsubscribed, on: TestInstance.today, action: nil)
        }
        _ = try instance.invite(try address("bo"))
        try suppress()
        #expect(try instance.invite(try address()).count == 0)
        let other = try TestInstance(engine)
        _ = try other.invite(try address())
        try other.store.suppress(
            other.vault.digest(of: address()), for: .complaint, on: TestInstance.today, action: nil)
        let due = try other.remindersDue(after: 7)
        #expect(try due.map(other.store.remind) == [false])
        #expect(try other.remindersDue(after: 700).isEmpty)
        #expect(try other.store.outbox(limit: 9).count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `one answer is stored with an invitation, and the same again leads to it`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.invite(try address()).token
        let first = try instance.submission(key: instance.key(1), answering: token)
        let second = try instance.submission(key: instance.key(2), answering: token)
        #expect(try instance.store.accept([first, second, first]) == [.stored, .used, .repeated])
        #expect(try instance.store.accept([second]) == [.used])
        #expect(try instance.count("change", "=lost") == 1)
        #expect(
            try instance.store.response(withCode: instance.code(instance.key(2)).digest) == nil)
        let invitation = try instance.invitation(token)
        #expect(invitation.state == .answered && invitation.address == nil)
        #expect(try instance.store.outbox(limit: 9).isEmpty)
        #expect(try instance.store.ledgerTree() == instance.replayedTree())
    }

    @Test(arguments: Engine.allCases)
    func `of many answers with one invitation at the same time one is stored`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.invite(try address()).token
        let submissions = try (0..<16).map {
            try instance.submission(key: instance.key($0), answering: token)
        }
        let stores = try (0..<4).map { _ in
            try TestInstance.open(engine, in: instance.folder, vault: instance.vault)
        }
        let outcomes = Mutex<[Acceptance]>([])
        DispatchQueue.concurrentPerform(iterations: submissions.count) { number in
            let outcome = try? stores[number % 4].accept([submissions[number]])
            outcomes.withLock { $0 += outcome ?? [] }
        }
        #expect(outcomes.withLock { $0.count { $0 == .stored } } == 1)
        #expect(outcomes.withLock { $0.count { $0 == .used } } == 15)
        #expect(try instance.store.responseCount() == 1)
    }

    @Test(arguments: Engine.allCases)
    func `an invitation to another form lets nobody in`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let text = TestInstance.survey.replacing("survey: pulse", with: "survey: tide")
        let form = try FormReader.read(Array(text.utf8), fileName: "tide.yaml").get()
        try instance.store.publish(
            form, source: form.source, consent: instance.context.notice, on: TestInstance.today)
        let token = try instance.invite(try address(), to: form.name).token
        let submission = try instance.submission(key: instance.key(1), answering: token)
        #expect(try instance.store.accept([submission]) == [.used])
        #expect(try instance.invitation(token).state == .invited)
        #expect(try instance.store.responseCount() == 0)
    }

    @Test(arguments: Engine.allCases)
    func `reminders follow by their days with the same link, and none after the last`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.invite(try address()).token
        #expect(try instance.remindersDue(after: 6).isEmpty)
        for day in [7, 14] {
            let due = try instance.remindersDue(after: day)
            #expect(try due.map(instance.store.remind) == [true])
            // Another process made the same one at the same time.
            #expect(try due.map(instance.store.remind) == [false])
            #expect(try instance.remindersDue(after: day + 6).isEmpty)
        }
        #expect(try instance.remindersDue(after: 700).isEmpty)
        let letters = try instance.letters()
        #expect(letters.map(\.content.name.description) == ["invitation", "reminder", "reminder"])
        #expect(
            letters.last?.content == .invitation(token: token.text, form: "pulse", isReminder: true)
        )
        let tally = try instance.store.invitationTally(of: instance.form.name)
        #expect(tally == InvitationTally(byState: [.invited: 1], reminded: 1))
    }

    @Test(arguments: Engine.allCases)
    func `without reminders nobody is reminded`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        _ = try instance.invite(try address(), ReminderSchedule(count: 0, days: 1))
        #expect(try instance.remindersDue(after: 700).isEmpty)
    }

    @Test(arguments: Engine.allCases, [StoredInvitation.State.answered, .declined, .ended])
    func `nobody is reminded who has answered or said no, nor when the survey has closed`(
        engine: Engine, state: StoredInvitation.State
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.invite(try address()).token
        let made = try instance.remindersDue(after: 7)
        try end(token, as: state, in: instance)
        #expect(try instance.invitation(token).state == state)
        #expect(try instance.invitation(token).address == nil)
        #expect(try made.map(instance.store.remind) == [false])
        #expect(try instance.remindersDue(after: 700).isEmpty)
        #expect(try instance.letters().isEmpty)
        // What has ended once stays as it is.
        #expect(try instance.store.decline(token.digest))
        #expect(try instance.invitation(token).state == state)
    }

    private func end(
        _ token: InvitationToken, as state: StoredInvitation.State, in instance: TestInstance
    ) throws {
        switch state {
        case .invited: break
        case .answered:
            let answer = try instance.submission(key: instance.key(1), answering: token)
            #expect(try instance.store.accept([answer]) == [.stored])
        case .declined: #expect(try instance.store.decline(token.digest))
        case .ended: #expect(try instance.store.close(instance.form.name, on: Day(number: 20_780)))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a token of no invitation declines nothing`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        #expect(try !instance.store.decline(Digest(of: [1])))
    }

    @Test(arguments: Engine.allCases)
    func `who answered or declined is not invited again, who was not asked to the end is`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.invite(try address()).token
        #expect(try instance.store.decline(token.digest))
        #expect(try instance.invite(try address()).count == 0)
        _ = try instance.invite(try address("bo"))
        #expect(try instance.store.close(instance.form.name, on: Day(number: 20_780)))
        #expect(throws: StoreError.unknownForm(instance.form.name)) {
            try instance.invite(address("bo"))
        }
        try instance.store.publish(
            instance.form, source: instance.form.source, consent: instance.context.notice,
            on: TestInstance.today)
        #expect(try instance.invite(try address("bo")).count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `erasing an address erases its invitations with their mails, and attests it`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.invite(try address()).token
        let size = try instance.store.ledgerTree().size
        let digest = instance.vault.digest(of: try address())
        #expect(
            try instance.store.eraseInvitations(of: digest, on: TestInstance.today, for: nil))
        #expect(try instance.invitation(token).state == .ended)
        #expect(try instance.invitation(token).address == nil)
        #expect(try instance.store.outbox(limit: 9).isEmpty)
        #expect(try instance.store.ledgerTree().size == size + 1)
        #expect(
            try !instance.store.eraseInvitations(of: digest, on: TestInstance.today, for: nil))
        #expect(try instance.store.ledgerTree().size == size + 1)
    }

    @Test(arguments: Engine.allCases)
    func `erasing a subscriber erases the invitations of the address as well`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.invite(try address()).token
        try instance.askToConfirm(try address())
        let change = try instance.change(instance.subscription(of: try address()), to: .refused)
        let now = Moment(seconds: 1_795_424_705)
        #expect(try instance.store.erase(change, at: now, for: nil))
        #expect(try instance.invitation(token).state == .ended)
        #expect(try instance.store.outbox(limit: 9).isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `an invitation ends after its time`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let token = try instance.invite(try address()).token
        for (day, count) in [(TestInstance.today.number - 1, 0), (TestInstance.today.number, 1)] {
            let never = Moment(seconds: 0)
            let due = RetentionDue(
                today: Day(number: 0), signUpsExpiredBy: never, mailsQueuedBy: never,
                subscriptionsEndedBy: Day(number: 0), proofsEndedBy: Day(number: 0),
                invitedBy: Day(number: day))
            #expect(try instance.store.tally(due).invitations == count)
            #expect(try instance.store.forget(due, limit: 9).invitations == count)
        }
        #expect(try instance.invitation(token).state == .ended)
        let digest = instance.vault.digest(of: try address())
        #expect(try !instance.store.isInvited(digest, to: instance.form.name))
    }
}
