import Testing

/// What a service has told its clients, and must stand by whatever happens to it.
struct Promises {
    private struct Stored: Decodable {
        struct Answer: Decodable {
            let item: String
            let answer: String
        }

        let status: String
        let answers: [Answer]
    }

    /// The codes that were given, by the key of the submission.
    private(set) var codes: [String: String] = [:]
    /// The codes whose answers were said to be gone.
    private(set) var withdrawn: Set<String> = []
    /// Submissions that were sent and not answered.
    private(set) var unanswered: [String] = []
    /// Withdrawals that were sent and not answered.
    private(set) var withdrawing: [String] = []

    /// Notes what came of each attempt. An answer that is neither yes nor silence is a defect.
    mutating func note(_ attempts: [SubmissionLoad.Attempt]) {
        for attempt in attempts {
            switch attempt.outcome {
            case .stored(let code): codes[attempt.key] = code
            case .withdrawn(let code):
                codes[attempt.key] = code
                withdrawn.insert(code)
            case .withdrawing(let code):
                codes[attempt.key] = code
                withdrawing.append(code)
            // Where nobody accepted the connection, nothing was sent.
            case .failure(.refused): continue
            case .failure: unanswered.append(attempt.key)
            case .unexpected(let status): Issue.record("answered with \(status)")
            }
        }
    }

    /// Asks again for what was not answered, as clients do that cannot know whether it was done.
    mutating func askAgain(_ service: RecountProcess) {
        let client = service.client()
        for key in unanswered {
            guard case .stored(let code) = SubmissionLoad.submit(key, by: client) else {
                Issue.record("a submission that was sent again was not stored")
                continue
            }
            codes[key] = code
        }
        for code in withdrawing {
            let outcome = SubmissionLoad.withdraw(code, by: client)
            #expect(outcome == .withdrawn(code: code))
            withdrawn.insert(code)
        }
        (unanswered, withdrawing) = ([], [])
    }

    /// Expects every code to lead to its own answers or to their withdrawal, and nothing beside.
    func expectKept(by service: RecountProcess) throws {
        #expect(Set(codes.values).count == codes.count)
        let client = service.client()
        for (key, code) in codes {
            let answer = try client.get(
                "/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"])
            let stored = try? answer.json(Stored.self)
            let isWithdrawn = withdrawn.contains(code)
            let story = stored?.answers.first { $0.item == "story" }?.answer
            #expect(stored?.status == (isWithdrawn ? "withdrawn" : "stored"))
            #expect(story == (isWithdrawn ? nil : key))
        }
        #expect(try service.report().responses == codes.count - withdrawn.count)
        let examination = try service.command("doctor")
        #expect(examination.ending == .exit(0), "\(examination.output)\(examination.complaints)")
    }
}
