import Consent
import Store
import Testing
import Values

/// What every engine promises about addresses, mails and who may be written to.
@Suite struct MailContractTests {
    private static let now = Moment(seconds: 1_795_424_705)
    private static let lease: Int64 = 300

    private func address(_ name: String = "Ada") throws -> EmailAddress {
        try #require(EmailAddress("\(name)@example.org"))
    }

    /// A confirmed subscriber.
    private func subscriber(_ instance: TestInstance) throws -> StoredSubscription {
        let token = try instance.askToConfirm(try address())
        var change = try instance.change(instance.subscription(of: try address()), to: .given)
        change.token = token
        change.confirms = true
        #expect(try instance.store.change(change, at: Self.now, for: nil))
        return try instance.subscription(of: try address())
    }

    private func take(_ instance: TestInstance, after seconds: Int64 = 0) throws -> ClaimedMail? {
        try instance.store.nextMail(
            after: nil, at: Self.now.advanced(by: seconds), lease: Self.lease)
    }

    @Test(arguments: Engine.allCases)
    func `a request opens again, is carried out once and is gone then`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let stored = try instance.request(.preferencesLink(language: "en"), of: try address())
        let opened = try MailReader(instance.vault).request(stored)
        #expect(opened.address == "Ada@example.org")
        #expect(opened.request == .preferencesLink(language: "en"))
        let errand = SealedErrand(
            request: stored.number, mail: instance.confirmation(of: try address()).mail)
        #expect(try instance.store.carryOut(errand, mailsPerDay: 3))
        #expect(try !instance.store.carryOut(errand, mailsPerDay: 3))
        #expect(try instance.store.requests(limit: 10).isEmpty)
        #expect(try instance.store.outbox(limit: 10).count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `an address gets so many mails a day, however it is spelled`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        for name in ["ada", "Ada", "ADA", "aDA", "adA"] {
            let stored = try instance.request(
                .preferencesLink(language: "en"), of: try address(name))
            let mail = instance.confirmation(of: try address(name)).mail
            #expect(
                try instance.store.carryOut(
                    SealedErrand(request: stored.number, mail: mail), mailsPerDay: 3))
        }
        #expect(try instance.store.outbox(limit: 10).count == 3)
        let other = try instance.request(.preferencesLink(language: "en"), of: try address("bo"))
        let mail = instance.confirmation(of: try address("bo")).mail
        _ = try instance.store.carryOut(
            SealedErrand(request: other.number, mail: mail), mailsPerDay: 3)
        #expect(try instance.store.outbox(limit: 10).count == 4)
    }

    @Test(arguments: Engine.allCases)
    func `a sign-up waits, is found by its address and its links, and is confirmed once`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.askToConfirm(try address())
        let waiting = try instance.subscription(of: try address("ADA"))
        #expect(waiting.state == .waiting)
        #expect(waiting.consents.validPurposes.isEmpty)
        #expect(try MailReader(instance.vault).address(of: waiting) == address())
        let found = try #require(try instance.store.confirmation(token))
        #expect(found.subscription.number == waiting.number && !found.isUsed)
        let confirmed = try subscriber(TestInstance(engine))
        #expect(confirmed.state == .confirmed)
        #expect(confirmed.consents.validPurposes.count == 2)
    }

    @Test(arguments: Engine.allCases)
    func `a token confirms once, and not after its time`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let token = try instance.askToConfirm(try address())
        let waiting = try instance.subscription(of: try address())
        var change = try instance.change(waiting, to: .given)
        change.token = token
        change.confirms = true
        let late = Self.now.advanced(by: SealedToken.lifetime)
        #expect(try !instance.store.change(change, at: late, for: nil))
        #expect(try instance.subscription(of: try address()).acts.count == 1)
        #expect(try instance.store.change(change, at: Self.now, for: nil))
        #expect(try instance.store.confirmation(token)?.isUsed == true)
        var again = try instance.change(instance.subscription(of: try address()), to: .given)
        again.token = token
        #expect(try !instance.store.change(again, at: Self.now, for: nil))
    }

    @Test(arguments: Engine.allCases)
    func `a decision made on an older state is not kept`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let known = try subscriber(instance)
        let first = try instance.change(known, to: .withdrawn)
        #expect(try instance.store.change(first, at: Self.now, for: nil))
        #expect(try !instance.store.change(first, at: Self.now, for: nil))
        #expect(try instance.subscription(of: try address()).acts.count == known.acts.count + 1)
    }

    @Test(arguments: Engine.allCases)
    func `the end of the last consent takes queued mails back and suppresses the address`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let known = try subscriber(instance)
        try instance.store.queue(
            instance.confirmation(of: try address("cy")).mail, to: known.number)
        var change = try instance.change(known, to: .withdrawn)
        change.suppression = .unsubscribed
        #expect(change.ends)
        #expect(try instance.store.change(change, at: Self.now, for: nil))
        #expect(try instance.store.outbox(limit: 10).isEmpty)
        #expect(try take(instance) == nil)
        let digest = instance.vault.digest(of: try address())
        #expect(try instance.store.suppression(of: digest)?.reason == .unsubscribed)
        #expect(try instance.subscription(of: try address()).endedOn == Self.now.day)
    }

    @Test(
        arguments: Engine.allCases, [(Suppression.Reason.bounced, true), (.operator, false)])
    func `a fresh consent lifts a suppression, but no operator's word`(
        engine: Engine, row: (reason: Suppression.Reason, isLifted: Bool)
    ) throws {
        let instance = try TestInstance(engine)
        let digest = instance.vault.digest(of: try address())
        try instance.store.suppress(digest, for: row.reason, on: Self.now.day, action: nil)
        _ = try subscriber(instance)
        #expect((try instance.store.suppression(of: digest) == nil) == row.isLifted)
    }

    @Test(arguments: Engine.allCases)
    func `two workers never get one mail, until the lease of the first has run out`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try instance.askToConfirm(try address())
        let first = try #require(try take(instance))
        #expect(try take(instance, after: Self.lease - 1) == nil)
        let second = try #require(try take(instance, after: Self.lease))
        #expect(second.number == first.number && second.attempts == 2)
        // The first comes back too late: what it says is about a mail that another has.
        let late = MailReport(first, .deferred(until: Self.now))
        try instance.store.finish(late, at: Self.now.advanced(by: Self.lease))
        #expect(try instance.store.outbox(limit: 1).map(\.state) == [.sending])
        try instance.store.finish(
            MailReport(second, .sent, reply: "250"), at: Self.now.advanced(by: Self.lease))
        #expect(try instance.store.outbox(limit: 1).isEmpty)
        let ended = try #require(try instance.store.mail(first.number))
        #expect(ended.state == .sent && ended.reply == "250" && ended.dueAt == nil)
    }

    @Test(arguments: Engine.allCases)
    func `a deferred mail comes back when it is due, a postponed one as if it had not been tried`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try instance.askToConfirm(try address())
        let first = try #require(try take(instance))
        let until = Self.now.advanced(by: 60)
        let report = MailReport(first, .deferred(until: until), reply: "451 4.7.1")
        #expect(
            try instance.store.nextMail(after: report, at: Self.now, lease: Self.lease) == nil)
        #expect(try instance.store.outbox(limit: 1).map(\.reply) == ["451 4.7.1"])
        let second = try #require(try take(instance, after: 60))
        #expect(second.attempts == 2)
        try instance.store.finish(MailReport(second, .postponed(until: until)), at: until)
        #expect(try take(instance, after: 60)?.attempts == 2)
    }

    @Test(arguments: Engine.allCases)
    func `the time to confirm runs from the moment at which the mail is sent`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let token = try instance.askToConfirm(try address())
        let late = SealedToken.lifetime * 3
        _ = try #require(try take(instance, after: late))
        let expiry = try #require(try instance.store.confirmation(token)).expiresAt
        #expect(expiry == Self.now.advanced(by: late + SealedToken.lifetime))
    }

    @Test(arguments: Engine.allCases)
    func `a mail of that name leads to its subscriber, whose bounces count once each`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try instance.askToConfirm(try address())
        let mail = try #require(try take(instance))
        let known = try #require(try instance.store.subscription(ofMail: mail.subject))
        #expect(try instance.store.knows(mail: mail.subject))
        #expect(try !instance.store.knows(mail: [UInt8](repeating: 1, count: 16)))
        let returned = Digest(of: [1])
        func importReturned() throws -> Bool {
            try instance.store.take(
                returned: returned, .bounce(ofMail: mail.subject), on: Self.now.day)
        }
        #expect(try importReturned())
        #expect(try !importReturned())
        #expect(try instance.store.isImported(returned))
        #expect(try instance.store.subscription(known.number)?.bounces == 1)
    }

    @Test(arguments: Engine.allCases)
    func `an address is proven since a mail by the link of a later one, as long as mails are known`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        func confirm(_ token: Digest) throws {
            var change = try instance.change(instance.subscription(of: try address()), to: .given)
            (change.token, change.confirms) = (token, true)
            #expect(try instance.store.change(change, at: Self.now, for: nil))
        }
        func send() throws -> [UInt8] {
            let mail = try #require(try take(instance))
            try instance.store.finish(MailReport(mail, .sent), at: Self.now)
            return mail.subject
        }
        let token = try instance.askToConfirm(try address())
        let first = try send()
        try confirm(token)
        #expect(try !instance.store.isProven(sinceMail: first))
        let (mail, later) = instance.confirmation(of: try address())
        try instance.store.queue(mail, to: instance.subscription(of: try address()).number)
        let second = try send()
        #expect(try !instance.store.isProven(sinceMail: first))
        try confirm(later)
        #expect(try instance.store.isProven(sinceMail: first))
        #expect(try !instance.store.isProven(sinceMail: second))
        func forget(mailsOf queued: Moment) throws {
            _ = try instance.store.forget(
                RetentionDue(
                    today: Self.now.day, signUpsExpiredBy: Self.now.advanced(by: 10_000_000),
                    mailsQueuedBy: queued, subscriptionsEndedBy: Day(number: 0),
                    proofsEndedBy: Day(number: 0)), limit: 9)
        }
        try forget(mailsOf: Moment(seconds: 0))
        #expect(try instance.store.isProven(sinceMail: first))
        try forget(mailsOf: Self.now)
        try forget(mailsOf: Self.now)
        #expect(try !instance.store.isProven(sinceMail: first))
        #expect(try instance.store.confirmation(later) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `a returned mail is forgotten after the mails that it could be about`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let (day, returned) = (Self.now.day, Digest(of: [1]))
        #expect(try instance.store.take(returned: returned, .nothing, on: day))
        func isKept(afterMailsOf queued: Moment) throws -> Bool {
            _ = try instance.store.forget(
                RetentionDue(
                    today: day, signUpsExpiredBy: Moment(seconds: 0), mailsQueuedBy: queued,
                    subscriptionsEndedBy: Day(number: 0), proofsEndedBy: Day(number: 0)), limit: 9)
            return try instance.store.isImported(returned)
        }
        #expect(try isKept(afterMailsOf: Self.now))
        #expect(try !isKept(afterMailsOf: Self.now.advanced(by: 86_400)))
    }

    @Test(arguments: Engine.allCases)
    func `a new address has new links, and the old ones lead nowhere`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let known = try subscriber(instance)
        let old = instance.sealer.links(of: known.subject, number: known.linkNumber)
        let new = try instance.sealer.seal(newAddress: try address("eve"), of: known)
        var change = try instance.sealer.seal(
            [], about: known, by: .person, method: .preferencesPage, proof: .none)
        change.address = try instance.sealer.settle(new, of: known)
        let links = instance.sealer.links(of: known.subject, number: known.linkNumber + 1)
        change.links = links
        #expect(try instance.store.change(change, at: Self.now, for: nil))
        let store = instance.store
        #expect(try store.subscription(withLink: old.preferences, to: .preferences) == nil)
        #expect(try store.subscription(withLink: links.preferences, to: .unsubscribe) == nil)
        let moved = try #require(
            try store.subscription(withLink: links.preferences, to: .preferences))
        #expect(try MailReader(instance.vault).address(of: moved) == address("eve"))
        #expect(try store.subscription(withAddress: instance.vault.digest(of: address())) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `an operator's retry makes a mail due, and a dropped one forgets its address`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        try instance.askToConfirm(try address())
        let mail = try #require(try take(instance))
        let report = MailReport(mail, .deferred(until: Self.now.advanced(by: 9_000)))
        try instance.store.finish(report, at: Self.now)
        #expect(try instance.store.retryMail(mail.number + 1, at: Self.now) == 0)
        #expect(try instance.store.retryMail(nil, at: Self.now) == 1)
        #expect(try take(instance)?.number == mail.number)
        #expect(try instance.store.dropMail(mail.number, at: Self.now))
        #expect(try !instance.store.dropMail(mail.number, at: Self.now))
        #expect(try instance.store.endedMails(limit: 5).map(\.state) == [.dropped])
    }
}
