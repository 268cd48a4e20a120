import Consent
import FormModel
import Foundation
import Store
import Testing
import Values

/// What every engine promises, run over each of them.
@Suite struct StoreContractTests {
    @Test(arguments: Engine.allCases)
    func `an accepted submission is there, counted and attested`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let leavesBefore = try instance.store.ledgerTree().size
        let outcomes = try instance.store.accept([
            instance.submission(key: instance.key(1), [("change", "lost"), ("remark", "hm")])
        ])
        #expect(outcomes == [.stored])
        #expect(try instance.count("change", "=lost") == 1)
        #expect(try instance.count("change", "=same") == 0)
        #expect(try instance.count("remark", "answered") == 1)
        #expect(try instance.store.form(named: instance.form.name)?.responses == 1)
        #expect(try instance.store.ledgerTree().size == leavesBefore + 2)
        #expect(try instance.store.ledgerTree() == instance.replayedTree())
        let stored = try #require(
            try instance.store.response(withCode: instance.code(instance.key(1)).digest))
        #expect(
            stored.events.map(\.status).sorted { $0.rawValue < $1.rawValue } == [
                .given, .refused,
            ])
        let answers = try #require(try ResponseReader(instance.vault).answers(of: stored))
        #expect(
            String(decoding: answers, as: UTF8.self)
                == #"{"change":"lost","ok_research":false,"ok_survey":true,"remark":"hm"}"#)
    }

    @Test(arguments: Engine.allCases)
    func `the same key again is the same response`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let first = try instance.submission(key: instance.key(1), [("change", "lost")])
        let again = try instance.submission(key: instance.key(1), [("change", "same")])
        #expect(try instance.store.accept([first, again]) == [.stored, .repeated])
        #expect(try instance.store.accept([again]) == [.repeated])
        #expect(try instance.count("change", "=lost") == 1)
        #expect(try instance.count("change", "=same") == 0)
        #expect(try instance.store.ledgerTree() == instance.replayedTree())
    }

    @Test(arguments: Engine.allCases)
    func `every event of a batch points at its own leaf`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let batch = try (0..<40).map { try instance.submission(key: instance.key($0), []) }
        _ = try instance.store.accept(batch)
        let leaves = try instance.store.ledgerLeaves(from: 0, limit: 1_000)
        let reader = ResponseReader(instance.vault)
        for code in try instance.store.responseCodes(after: nil, limit: 100) {
            let response = try #require(try instance.store.response(withCode: code))
            for act in response.acts {
                let record = try reader.record(of: act, in: response)
                for (position, event) in act.events.enumerated() {
                    let commitment = record.commitment(at: position)
                    #expect(leaves[act.leaves[position]] == .consent(event, commitment: commitment))
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `any run of leaves can be read`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        for batch in 0..<4 {
            _ = try instance.store.accept(
                (0...batch).map { try instance.submission(key: instance.key(batch * 10 + $0), []) })
        }
        let all = try instance.store.ledgerLeaves(from: 0, limit: 1_000)
        #expect(try all.count == instance.store.ledgerTree().size)
        for first in all.indices {
            let run = try instance.store.ledgerLeaves(from: first, limit: 5)
            #expect(run == Array(all[first...].prefix(5)))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a withdrawal takes the answers, the counts and the consents back`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let keys = [instance.key(1), instance.key(2)]
        _ = try instance.store.accept(
            keys.map { try instance.submission(key: $0, [("change", "lost")]) })
        let withdrawal = try instance.withdrawal(key: keys[0])
        #expect(try instance.store.withdraw(withdrawal) == .withdrawn)
        #expect(try instance.count("change", "=lost") == 1)
        #expect(try instance.count("ok_survey", "given") == 1)
        #expect(try instance.store.form(named: instance.form.name)?.responses == 1)
        let response = try #require(
            try instance.store.response(withCode: instance.code(keys[0]).digest))
        #expect(response.content == nil)
        #expect(response.withdrawnOn == Day(number: 20_780))
        #expect(ConsentState(response.events).validPurposes.isEmpty)
        #expect(try instance.store.withdraw(withdrawal) == .nothingToWithdraw)
        #expect(try instance.count("change", "=lost") == 1)
        #expect(try instance.store.ledgerTree() == instance.replayedTree())
    }

    @Test(arguments: Engine.allCases)
    func `what was withdrawn stays withdrawn when the same key comes again`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let submission = try instance.submission(key: instance.key(1), [("change", "lost")])
        _ = try instance.store.accept([submission])
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        #expect(try instance.store.accept([submission]) == [.repeated])
        #expect(try instance.count("change", "=lost") == 0)
    }

    @Test(arguments: Engine.allCases)
    func `an operator's withdrawal is a revocation`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept([instance.submission(key: instance.key(1), [])])
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1), by: .operator))
        let totals = try instance.store.consentTotals()
        #expect(totals.map(\.status) == ["ConsentRefused", "ConsentRevoked"])
        #expect(totals.map(\.subjects) == [1, 1])
    }

    @Test(arguments: Engine.allCases)
    func `two processes share one ledger and one count`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let other = try TestInstance.open(engine, in: instance.folder, vault: instance.vault)
        for number in 0..<20 {
            let store = number.isMultiple(of: 2) ? instance.store : other
            _ = try store.accept([
                instance.submission(key: instance.key(number), [("change", "same")])
            ])
        }
        #expect(try instance.count("change", "=same") == 20)
        #expect(try other.ledgerTree() == instance.replayedTree())
        #expect(try instance.store.integrityFindings().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `what another process publishes or closes leaves a mark`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let other = try TestInstance.open(engine, in: instance.folder, vault: instance.vault)
        let mark = try instance.store.changeMark()
        #expect(try instance.store.changeMark() == mark)
        let terms = Notice(
            kind: .terms, language: instance.context.language, label: "Terms",
            mediaType: "text/markdown", content: Array("Be kind.".utf8))
        #expect(try other.publish(terms, on: Day(number: 20_781)))
        let later = try instance.store.changeMark()
        #expect(later != mark)
        #expect(try other.close(instance.form.name, on: Day(number: 20_780)))
        #expect(try instance.store.changeMark() != later)
    }

    @Test(arguments: Engine.allCases)
    func `a version is published once and never with other content`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let notice = instance.context.notice
        let day = Day(number: 20_781)
        #expect(
            try !instance.store.publish(
                instance.form, source: instance.form.source, consent: notice, on: day))
        let changed = TestInstance.survey.replacing("Anything else?", with: "Any remark?")
        let other = try FormReader.read(Array(changed.utf8), fileName: "pulse.yaml").get()
        #expect(throws: StoreError.versionTaken(instance.form.name, version: "1.0.0")) {
            try instance.store.publish(other, source: other.source, consent: notice, on: day)
        }
        let raised = changed.replacing("version: 1.0.0", with: "version: 1.0.1")
        let next = try FormReader.read(Array(raised.utf8), fileName: "pulse.yaml").get()
        #expect(try instance.store.publish(next, source: next.source, consent: notice, on: day))
        #expect(try instance.store.form(named: next.name)?.version == "1.0.1")
    }

    @Test(arguments: Engine.allCases)
    func `counts go on across versions`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept([
            instance.submission(key: instance.key(1), [("change", "lost")])
        ])
        let raised = TestInstance.survey.replacing("version: 1.0.0", with: "version: 1.1.0")
        let next = try FormReader.read(Array(raised.utf8), fileName: "pulse.yaml").get()
        try instance.store.publish(
            next, source: next.source, consent: instance.context.notice,
            on: Day(number: 20_781))
        #expect(try instance.count("change", "=lost") == 1)
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        #expect(try instance.count("change", "=lost") == 0)
    }

    @Test(arguments: Engine.allCases)
    func `a notice is kept for ever and one of its kind is in force`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let language = try #require(LanguageTag("en"))
        let notices = ["first", "second"].map {
            Notice(
                kind: .privacy, language: language, label: "Privacy Policy",
                mediaType: "text/markdown; charset=utf-8", content: Array($0.utf8))
        }
        for notice in notices {
            #expect(try instance.store.publish(notice, on: Day(number: 20_781)))
            #expect(try !instance.store.publish(notice, on: Day(number: 20_782)))
        }
        #expect(try instance.store.currentNotices().map(\.notice) == [notices[1]])
        let first = try #require(try instance.store.notice(notices[0].digest))
        #expect(first.notice == notices[0])
        #expect(!first.isInForce)
    }

    @Test(arguments: Engine.allCases)
    func `whoever watches sees what is there now`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let before = StoreFigures(
            responses: 0, drafts: 0, leaves: try instance.store.ledgerTree().size, waitingMails: 0,
            oldestMail: nil, waitingMessages: 0, lastBackup: nil, lastRetention: nil)
        #expect(try instance.store.figures() == before)
        _ = try instance.store.accept(
            (1...3).map { .submission(try instance.submission(key: instance.key($0), [])) }
                + [.draft(instance.draft(4, "lost"))])
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(2)))
        _ = try instance.askToConfirm(try #require(EmailAddress("ada@example.org")))
        try instance.store.noteUpkeep(.backup, at: Moment(seconds: 70))
        try instance.store.noteUpkeep(.retention, at: Moment(seconds: 80))
        let mail = try #require(try instance.store.outbox(limit: 1).first)
        let figures = StoreFigures(
            responses: 2, drafts: 1, leaves: try instance.store.ledgerTree().size, waitingMails: 1,
            oldestMail: mail.queuedAt, waitingMessages: 0, lastBackup: Moment(seconds: 70),
            lastRetention: Moment(seconds: 80))
        #expect(try instance.store.figures() == figures)
        try instance.store.requireWritable()
        #expect(try instance.store.figures() == figures)
    }
}
