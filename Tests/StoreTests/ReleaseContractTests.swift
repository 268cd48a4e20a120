import Consent
import Disclosure
import FormModel
import Foundation
import Store
import Testing
import Values

/// What is kept of releases, whatever the engine.
@Suite struct ReleaseContractTests {
    private static let day = Day(number: 20_790)
    private static let fields = [("change", "lost"), ("remark", "hm")]
    private static let past = "3,1;0,2"

    /// An instance with three responses and a plan in force.
    private func planned(_ engine: Engine) throws -> (TestInstance, NewReleasePlan) {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept(
            (1...3).map { try instance.submission(key: instance.key($0), Self.fields) })
        let plan = NewReleasePlan(form: instance.form.name, bytes: Array("{}".utf8))
        #expect(try instance.store.putInForce(plan, on: Self.day, for: nil))
        return (instance, plan)
    }

    /// A release from all responses that are there, each with those marks.
    private func release(
        _ plan: NewReleasePlan, in instance: TestInstance, marks: String = Self.past,
        bytes: String = "bytes"
    ) throws -> NewRelease {
        let past = try instance.store.releasePast(of: plan.digest)
        let participation = try #require(Participation(marks))
        let records = try instance.store.records(of: plan.form, in: 1...10)
        return NewRelease(
            form: plan.form, plan: plan.digest, number: past.releases.count,
            leftSince: past.leftSince, day: Self.day, bytes: Array(bytes.utf8),
            marks: records.map {
                NewRelease.Mark(
                    record: $0.number, revision: $0.revision, participation: participation)
            })
    }

    private func participations(
        _ plan: NewReleasePlan, _ instance: TestInstance
    ) throws -> [Int: String] {
        try instance.store.participations(in: plan.digest, ofRecords: 1...10)
            .mapValues(\.text)
    }

    @Test(arguments: Engine.allCases)
    func `one plan is in force, and an earlier one can be again`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        let other = NewReleasePlan(form: plan.form, bytes: Array("[]".utf8))
        #expect(try !instance.store.putInForce(plan, on: Self.day, for: nil))
        #expect(try instance.store.putInForce(other, on: Self.day, for: nil))
        #expect(try instance.store.releasePlan(of: plan.form)?.digest == other.digest)
        #expect(try instance.store.releasePlan(named: plan.digest)?.bytes == plan.bytes)
        #expect(try instance.store.releasePlan(named: Digest(of: [1])) == nil)
        #expect(try instance.store.putInForce(plan, on: Self.day, for: nil))
        #expect(try instance.store.releasePlan(of: plan.form)?.bytes == plan.bytes)
    }

    @Test(arguments: Engine.allCases)
    func `a release keeps its bytes and marks, and the ledger names it`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        let action = OperatorAction(.releaseMade, ["form": "pulse"])
        let made = try #require(
            try instance.store.keep(release(plan, in: instance), for: action))
        #expect(made.serial == 1)
        #expect(try instance.store.release(nil, of: plan.form) == made)
        #expect(try instance.store.release(1, of: plan.form)?.bytes == Array("bytes".utf8))
        #expect(try instance.store.release(2, of: plan.form) == nil)
        #expect(
            try participations(plan, instance) == [1: Self.past, 2: Self.past, 3: Self.past])
        let leaf = try #require(
            try instance.store.ledgerLeaves(from: made.leaf, limit: 1).first)
        #expect(leaf == .releaseMade(Digest(of: made.bytes), on: Self.day))
        #expect(try instance.store.actions(limit: 1).first?.leaf == made.leaf)
        #expect(try instance.replayedTree() == instance.store.ledgerTree())
        #expect(try instance.store.integrityFindings().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `releases of two plans are numbered on`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        _ = try instance.store.keep(release(plan, in: instance), for: nil)
        let other = NewReleasePlan(form: plan.form, bytes: Array("[]".utf8))
        #expect(try instance.store.putInForce(other, on: Self.day, for: nil))
        #expect(try instance.store.keep(release(plan, in: instance), for: nil) == nil)
        _ = try instance.store.keep(release(other, in: instance), for: nil)
        let all = try instance.store.releases(of: plan.form)
        #expect(all.map(\.serial) == [1, 2])
        #expect(all.map(\.number) == [0, 0])
        #expect(all.map(\.plan) == [plan.digest, other.digest])
    }

    @Test(arguments: Engine.allCases)
    func `of who withdraws a count is left and nothing else`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        _ = try instance.store.keep(release(plan, in: instance), for: nil)
        for number in [1, 3] {
            _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(number)))
        }
        let past = try instance.store.releasePast(of: plan.digest)
        #expect(past.leftSince == 2)
        #expect(past.leavers == [ReleaseHistory.Leavers(counted: [3, 1], count: 2)])
        #expect(try participations(plan, instance) == [2: Self.past])
        _ = try instance.store.keep(release(plan, in: instance, marks: "7,5;0,2"), for: nil)
        let next = try instance.store.releasePast(of: plan.digest)
        #expect(next.leftSince == 0)
        #expect(next.leavers == past.leavers)
        #expect(try participations(plan, instance) == [2: "7,5;0,2"])
    }

    @Test(arguments: Engine.allCases)
    func `whoever a release left out everywhere leaves no counter`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        _ = try instance.store.keep(release(plan, in: instance, marks: "0,0;1,1"), for: nil)
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        let past = try instance.store.releasePast(of: plan.digest)
        #expect(past.leftSince == 1)
        #expect(past.leavers.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `whoever takes a consent back begins anew`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        _ = try instance.store.accept([
            try instance.submission(key: instance.key(4), [("ok_research", "yes")])
        ])
        _ = try instance.store.keep(release(plan, in: instance), for: nil)
        let (_, decision) = try instance.withdrawalOfResearch(key: instance.key(4))
        #expect(try instance.store.decide(decision))
        #expect(try participations(plan, instance).keys.sorted() == [1, 2, 3])
        #expect(try instance.store.releasePast(of: plan.digest).leftSince == 1)
    }

    @Test(arguments: Engine.allCases)
    func `nothing is kept when somebody left meanwhile`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        let stale = try release(plan, in: instance)
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(2)))
        let size = try instance.store.ledgerTree().size
        #expect(try instance.store.keep(stale, for: OperatorAction(.releaseMade)) == nil)
        #expect(try instance.store.release(nil, of: plan.form) == nil)
        #expect(try participations(plan, instance).isEmpty)
        #expect(try instance.store.ledgerTree().size == size)
        let kinds = try instance.store.actions(limit: 9).map(\.action.kind)
        #expect(!kinds.contains(.releaseMade))
    }

    @Test(arguments: Engine.allCases)
    func `of two releases made at once the second is not kept`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        let (first, second) = try (release(plan, in: instance), release(plan, in: instance))
        #expect(try instance.store.keep(first, for: nil) != nil)
        #expect(try instance.store.keep(second, for: nil) == nil)
        #expect(try instance.store.releases(of: plan.form).count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `who left between the past and the answers is noticed`(engine: Engine) throws {
        let (instance, plan) = try planned(engine)
        _ = try instance.store.keep(release(plan, in: instance), for: nil)
        let before = try instance.store.releasePast(of: plan.digest)
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        let made = try release(plan, in: instance)
        let torn = NewRelease(
            form: made.form, plan: made.plan, number: made.number,
            leftSince: before.leftSince, day: made.day, bytes: made.bytes, marks: made.marks)
        #expect(try instance.store.keep(torn, for: nil) == nil)
        #expect(try instance.store.keep(made, for: nil) != nil)
    }

    @Test(arguments: Engine.allCases)
    func `a response that an earlier release counted cannot be left unread`(
        engine: Engine
    ) throws {
        let (instance, plan) = try planned(engine)
        _ = try instance.store.keep(release(plan, in: instance), for: nil)
        let made = try release(plan, in: instance)
        let short = NewRelease(
            form: made.form, plan: made.plan, number: made.number, leftSince: made.leftSince,
            day: made.day, bytes: made.bytes, marks: Array(made.marks.dropLast()))
        #expect(throws: StoreError.self) { try instance.store.keep(short, for: nil) }
        #expect(try instance.store.releases(of: plan.form).count == 1)
    }
}
