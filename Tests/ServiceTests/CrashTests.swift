import Foundation
import Referees
import Testing

/// The product under load, killed again and again without a warning.
@Suite struct CrashTests {
    private static let rounds = 50

    @Test("what was acknowledged before a kill holds after it, and nothing is there twice")
    func kill() throws {
        let data = try TemporaryFolder()
        var promises = Promises()
        var interrupted = 0
        var heads: [[UInt8]] = []
        for round in 1...Self.rounds {
            let service = try RecountProcess(on: data)
            promises.askAgain(service)
            let load = SubmissionLoad(on: service.port, name: "round-\(round)", clients: 4)
            // A different moment in each round.
            usleep(UInt32(100_000 + round * 37_000 % 300_000))
            heads.append(try service.client().get("/ledger/checkpoint").body)
            service.kill()
            promises.note(load.finish())
            interrupted += promises.unanswered.count + promises.withdrawing.count
        }
        // Otherwise the kills came when nobody asked for anything.
        #expect(interrupted >= Self.rounds)
        #expect(promises.withdrawn.count >= Self.rounds)
        let service = try RecountProcess(on: data)
        promises.askAgain(service)
        try promises.expectKept(by: service)
        #expect(try service.command("ledger", "audit").ending == .exit(0))
        try expectGrowth(of: heads, by: service)
    }

    /// Every head that was shown before a kill is one of which the ledger is the continuation.
    private func expectGrowth(of heads: [[UInt8]], by service: RecountProcess) throws {
        let copy = try LedgerCopy(of: service.client())
        for head in Set(heads) {
            let file = URL(filePath: copy.folder.path("earlier"))
            try Data(head).write(to: file)
            let verdict = try Referee.go.judge("growth", copy.key, file.path, copy.head, copy.tiles)
            #expect(verdict.believes, "\(verdict.reason)")
        }
        #expect(Set(heads).count >= Self.rounds / 2)
    }
}
