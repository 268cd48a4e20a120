import Foundation
import Referees
import Testing

/// Two servers on one PostgreSQL under load, whose parts fail one after the other.
@Suite struct ClusterFaultTests {
    /// How many faults there are: each of them once in every run, more with `RECOUNT_CASES=50`.
    private static let count =
        ProcessInfo.processInfo.environment["RECOUNT_CASES"].flatMap { Int($0) }
        ?? ClusterFault.allCases.count

    @Test(
        "what was acknowledged is there once, and the service comes back by itself",
        .timeLimit(.minutes(60)))
    func faults() throws {
        let cluster = try Cluster()
        let clients = PersistentClients(on: cluster.balancer.port, clients: 6)
        var heads: [[UInt8]] = []
        for round in 0..<Self.count {
            let fault = ClusterFault.allCases[round % ClusterFault.allCases.count]
            usleep(700_000)
            heads.append(try head(of: cluster))
            let start = ContinuousClock.now
            try fault.strike(cluster)
            let recovery = cluster.recovery("\(round)")
            print(
                "\(fault.rawValue): every server served \(recovery) after it was over,",
                "and \(start.duration(to: .now)) after it began")
            #expect(recovery < .seconds(30), "\(fault.rawValue)")
            let isServing = eventually(within: 30) { clients.taken(since: .now - .seconds(1)) > 0 }
            #expect(isServing, "\(fault.rawValue)")
            if fault == .primaryLost { try expectOldPrimaryFollows(cluster) }
        }
        try expectKept(clients.finish(), heads, by: cluster)
    }

    @Test("nothing is acknowledged that the standby does not have, whoever ends the wait for it")
    func standby() throws {
        let primary = try DatabaseNode()
        try primary.run("CREATE DATABASE recount")
        let standby = try DatabaseNode(following: primary)
        try primary.waitForStandby()
        let server = try ClusterServer(on: primary.address(or: standby.port))
        try standby.killAll()
        let clients = PersistentClients(on: server.port, clients: 2)
        let cancelling = """
            SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'
            """
        var ended = 0
        eventually(within: 4) {
            ended += (try? primary.run(cancelling)).flatMap { Int($0) } ?? 0
            usleep(100_000)
            return false
        }
        #expect(ended > 0)
        #expect(clients.taken(since: .now - .seconds(60)) == 0)
        try standby.start()
        #expect(eventually(within: 30) { clients.taken(since: .now - .seconds(60)) > 0 })
        let experience = clients.finish()
        #expect(experience.faults.isEmpty, "\(experience.faults.prefix(5))")
        try primary.killAll()
        try standby.promote()
        for (key, code) in experience.codes {
            #expect(SubmissionLoad.submit(key, by: server.client()) == .stored(code: code))
        }
    }

    /// Everything that was acknowledged is found by its code at either server, the ledger leads from every
    /// head that was shown to the last one, and the store finds nothing wrong with itself.
    private func expectKept(
        _ experience: PersistentClients.Experience, _ heads: [[UInt8]], by cluster: Cluster
    ) throws {
        print(
            "\(experience.codes.count) responses taken, \(experience.refusals) refused,",
            "\(experience.silences) not answered at first, the longest wait \(experience.longestWait)"
        )
        #expect(experience.faults.isEmpty, "\(experience.faults.prefix(5))")
        // Otherwise the faults came when nobody asked for anything: while PostgreSQL is away everybody waits,
        // though the servers may keep them from hearing of more than that.
        #expect(experience.longestWait > .seconds(1))
        var promises = Promises()
        let codes = experience.codes.merging(cluster.recovered) { first, _ in first }
        promises.note(codes.map { .init(key: $0.key, outcome: .stored(code: $0.value)) })
        try promises.expectKept(by: cluster.servers[0].running)
        for server in cluster.servers {
            #expect(try server.running.command("ledger", "audit").ending == .exit(0))
            try expectGrowth(of: heads, by: server.client())
        }
    }

    private func head(of cluster: Cluster) throws -> [UInt8] {
        try cluster.servers.map { try $0.client().get("/ledger/checkpoint").body }.randomElement()
            ?? []
    }

    private func expectGrowth(of heads: [[UInt8]], by client: HTTPClient) throws {
        let copy = try LedgerCopy(of: client)
        for head in Set(heads) {
            let file = URL(filePath: copy.folder.path("earlier"))
            try Data(head).write(to: file)
            let verdict = try Referee.go.judge("growth", copy.key, file.path, copy.head, copy.tiles)
            #expect(verdict.believes, "\(verdict.reason)")
        }
    }

    /// What the old primary had alone is gone, and nobody writes to it: it has what the new one has.
    private func expectOldPrimaryFollows(_ cluster: Cluster) throws {
        try cluster.restoreStandby()
        #expect(try cluster.standby.run("SELECT pg_is_in_recovery()") == "t")
        let question = "SELECT max(id) FROM response"
        let known = try cluster.primary.run(question, in: "recount")
        let isInStep = try eventually {
            let found = Int(try cluster.standby.run(question, in: "recount")) ?? 0
            return found >= Int(known) ?? 0
        }
        #expect(isInStep, "\(cluster.standby.log)")
    }
}
