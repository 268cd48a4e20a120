import Foundation
import Testing

/// The product under load, killed again and again without a warning.
@Suite struct CrashTests {
    private static let rounds = 20

    @Test("what was acknowledged before a kill is there after it, and nothing is there twice")
    func kill() throws {
        let data = try TemporaryFolder()
        var codes: [String: String] = [:]
        var unanswered: [String] = []
        var interrupted = 0
        for round in 1...Self.rounds {
            let service = try RecountProcess(on: data)
            try resend(&unanswered, to: service, into: &codes)
            let load = SubmissionLoad(on: service.port, name: "round-\(round)")
            // A different moment in each round.
            usleep(UInt32(100_000 + round * 37_000 % 300_000))
            service.kill()
            for attempt in load.finish() {
                switch attempt.outcome {
                case .code(let code): codes[attempt.key] = code
                case .status(let status): Issue.record("answered with \(status)")
                case .failure: unanswered.append(attempt.key)
                }
            }
            interrupted += unanswered.count
        }
        #expect(interrupted >= Self.rounds)
        let service = try RecountProcess(on: data)
        try resend(&unanswered, to: service, into: &codes)
        #expect(Set(codes.values).count == codes.count)
        try expectAnswers(codes, in: service)
        #expect(try service.report().responses == codes.count)
        let examination = try service.command("doctor")
        #expect(examination.ending == .exit(0), "\(examination.output)")
    }

    /// Sends what had no answer again, as a client does that cannot know whether it was stored.
    private func resend(
        _ keys: inout [String], to service: RecountProcess, into codes: inout [String: String]
    ) throws {
        let client = service.client()
        for key in keys {
            let outcome = SubmissionLoad.attempt(key, by: client).outcome
            guard case .code(let code) = outcome else {
                Issue.record("sent again: \(outcome)")
                continue
            }
            codes[key] = code
        }
        keys = []
    }
}

/// Expects each code to lead to the answers that were sent under its key.
func expectAnswers(_ codes: [String: String], in service: RecountProcess) throws {
    struct Stored: Decodable {
        struct Answer: Decodable {
            let item: String
            let answer: String
        }

        let answers: [Answer]
    }
    let client = service.client()
    for (key, code) in codes {
        let answer = try client.get(
            "/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"])
        let stored = try? answer.json(Stored.self)
        #expect(stored?.answers.first { $0.item == "story" }?.answer == key)
    }
}
