import Foundation
import Testing

/// The product under load, killed again and again without a warning.
@Suite struct CrashTests {
    private static let rounds = 20

    @Test("what was acknowledged before a kill holds after it, and nothing is there twice")
    func kill() throws {
        let data = try TemporaryFolder()
        var promises = Promises()
        var interrupted = 0
        for round in 1...Self.rounds {
            let service = try RecountProcess(on: data)
            promises.askAgain(service)
            let load = SubmissionLoad(on: service.port, name: "round-\(round)", clients: 4)
            // A different moment in each round.
            usleep(UInt32(100_000 + round * 37_000 % 300_000))
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
    }
}
