import Testing

/// The guard in front of the programming interface.
@Suite struct GuardedInterfaceTests {
    private struct Asked: Decodable {
        struct Challenge: Decodable {
            let text: String
            let rounds: Int
            let bits: Int
        }

        let status: Int
        let challenge: Challenge
        let idempotencyKey: String?

        var header: String {
            let proof = ProofOfWork(
                text: challenge.text, rounds: challenge.rounds, bits: challenge.bits)
            return "\(challenge.text).\(proof.numbers)"
        }
    }

    private static let response = WeightSurvey.json(story: "Tea.")

    private static func start(_ policy: String, sends: Int) throws -> RecountProcess {
        try RecountProcess(environment: [
            "RECOUNT_GUARD_CHALLENGE": policy, "RECOUNT_GUARD_DIFFICULTY": "8",
            "RECOUNT_GUARD_SENDS_PER_HOUR": String(sends),
        ])
    }

    @Test("a program is asked when its address sends very often, and goes on with a calculation")
    func rate() throws {
        let service = try Self.start("suspicious", sends: 3)
        let client = service.client()
        #expect(try client.post(WeightSurvey.responses, json: Self.response).status == 201)
        let answer = try client.post(WeightSurvey.responses, json: Self.response)
        #expect(answer.status == 428)
        #expect(answer["Content-Type"] == "application/problem+json")
        let asked: Asked = try answer.json()
        let key = try #require(asked.idempotencyKey)
        let fields = ["Idempotency-Key": key, "Proof-Of-Work": asked.header]
        let codes = try (1...2).map { _ in
            let stored = try client.post(
                WeightSurvey.responses, json: Self.response, fields: fields)
            #expect(stored.status == 201)
            return stored.text.prefix(34)
        }
        #expect(codes[0] == codes[1])
        #expect(try service.report().responses == 2)
    }

    @Test("a calculation for another response, a wrong one and an easier one let nothing through")
    func wrongProofs() throws {
        let service = try Self.start("always", sends: 0)
        let client = service.client()
        let key = "a-key-of-a-program-1"
        let answer = try client.post(
            WeightSurvey.responses, json: Self.response, fields: ["Idempotency-Key": key])
        let asked: Asked = try answer.json()
        #expect(asked.idempotencyKey == key)
        let header = asked.header
        let wrong = [
            ("a-key-of-a-program-2", header), (key, header + ".0"), (key, asked.challenge.text),
            (key, header.split(separator: ".").dropLast().joined(separator: ".")), (key, "x.1"),
            (key, asked.challenge.text + String(repeating: ".0", count: asked.challenge.rounds)),
        ]
        for (key, proof) in wrong {
            let again = try client.post(
                WeightSurvey.responses, json: Self.response,
                fields: ["Idempotency-Key": key, "Proof-Of-Work": proof])
            #expect(again.status == 428, "\(proof)")
        }
        #expect(try service.report().responses == 0)
        let right = try client.post(
            WeightSurvey.responses, json: Self.response,
            fields: ["Idempotency-Key": key, "Proof-Of-Work": header])
        #expect(right.status == 201)
    }

    @Test("faults are told before anything is asked")
    func faults() throws {
        let service = try Self.start("always", sends: 0)
        defer { service.kill() }
        let client = service.client()
        let answer = try client.post(WeightSurvey.responses, json: #"{"answers": {"who": "x"}}"#)
        #expect(answer.status == 422)
    }

    @Test("a program signs addresses up with a calculation for each, where that is asked")
    func signUps() throws {
        let service = try Self.start("always", sends: 0)
        let client = service.client()
        func signUp(_ address: String, _ fields: [String: String] = [:]) throws -> HTTPAnswer {
            try client.post(
                "/api/v1/sign-ups", json: #"{"email": "\#(address)", "purposes": ["updates"]}"#,
                fields: fields)
        }
        let answer = try signUp("ann@example.org")
        #expect(answer.status == 428)
        let asked: Asked = try answer.json()
        #expect(asked.idempotencyKey == nil)
        let fields = ["Proof-Of-Work": asked.header]
        #expect(try signUp("bo@example.org", fields).status == 428)
        #expect(try signUp("ann@example.org", fields).status == 202)
        #expect(try service.outbox().split(separator: "\n").count == 1)
    }
}
