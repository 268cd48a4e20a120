import Foundation
import Testing

/// The guide of two servers and a standby, followed on three machines, from which parts are taken then.
@Suite struct ClusterGuideTests {
    @Test(
        "what people were thanked for is there once, whichever machine is lost",
        .timeLimit(.minutes(10)))
    func guide() throws {
        let cluster = try ThreeMachines()
        try cluster.setUp()
        try cluster.startSending()
        try expectService(of: cluster, after: "sending began")

        try cluster.switchOver()
        try expectService(of: cluster, after: "the other one leads")
        try cluster.waitForStep(of: "a", with: "b")

        try cluster.setNetwork(of: "a", up: false)
        try expectService(of: cluster, after: "the standby was cut off")
        try cluster.setNetwork(of: "a", up: true)
        try cluster.waitForStep(of: "a", with: "b")

        cluster.lose("b")
        try expectService(of: cluster, after: "the primary was lost")

        try cluster.replaceB()
        try cluster.finishSending()
        for name in ["a", "b"] { try expectKept(by: cluster, on: name) }
    }

    /// Waits until six more were taken than at first, which none of the three senders had begun before.
    private func expectService(of cluster: ThreeMachines, after event: String) throws {
        let (before, start) = ((try? cluster.taken().count) ?? 0, ContinuousClock.now)
        let isServing = eventually(within: 90) { ((try? cluster.taken().count) ?? 0) >= before + 6 }
        #expect(isServing, "\(event)\n\((try? cluster.log(of: "a")) ?? "")")
        let waits = try cluster.taken().dropFirst(before).map(\.seconds)
        print(
            "\(event): served after \(start.duration(to: .now)), longest wait \(waits.max() ?? 0) s"
        )
    }

    /// What one server finds; the list has the codes by which it finds six of them.
    private func expectKept(by cluster: ThreeMachines, on name: String) throws {
        let taken = try cluster.taken()
        print("\(taken.count) answers were taken")
        #expect(Set(taken.map(\.key)).count == taken.count)
        #expect(Set(taken.map(\.code)).count == taken.count)
        let list = try cluster.recount("form list", on: name)
        #expect(list.output.contains(" \(taken.count) responses"), "\(list)")
        for answer in taken.suffix(3) + taken.prefix(3) {
            let history = try cluster.recount("consent history \(answer.code)", on: name)
            #expect(history.ending == .exit(0), "\(history)")
        }
        let examination = try cluster.recount("doctor", on: name)
        #expect(examination.ending == .exit(0), "\(examination)")
    }
}
