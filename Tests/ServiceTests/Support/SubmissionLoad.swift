import Foundation
import Synchronization

/// Clients that submit without rest, each response under a key of its own, until nobody answers.
final class SubmissionLoad: Sendable {
    /// One submission; its key is its story, so that the answers tell whose they are.
    struct Attempt: Sendable {
        enum Outcome: Equatable {
            case code(String)
            case status(Int)
            case failure(HTTPClient.Failure)
        }

        let key: String
        let outcome: Outcome
    }

    private let port: UInt16
    private let attempts = Mutex<[Attempt]>([])
    private let clients = DispatchGroup()
    private let isOver = Atomic(false)

    /// Starts `count` clients whose keys begin with `name`.
    init(on port: UInt16, name: String, clients count: Int = 4) {
        self.port = port
        for number in 1...count {
            clients.enter()
            Thread.detachNewThread { [self] in
                submit(as: "\(name)-client-\(number)")
                clients.leave()
            }
        }
    }

    /// Waits until every client has found nobody to answer, and returns what they tried.
    func finish() -> [Attempt] {
        // Bounded: a client waits ten seconds for an answer, and goes on only after one.
        if clients.wait(timeout: .now() + 15) == .timedOut {
            isOver.store(true, ordering: .relaxed)
            clients.wait()
        }
        return attempts.withLock(\.self)
    }

    /// Sends the submission of a key and says what came of it.
    static func attempt(_ key: String, by client: HTTPClient) -> Attempt {
        do {
            let answer = try client.post(
                WeightSurvey.responses, json: WeightSurvey.json(story: key),
                fields: ["Idempotency-Key": key])
            let code = answer.status == 201 ? try? answer.json(Receipt.self).code : nil
            return Attempt(key: key, outcome: code.map { .code($0) } ?? .status(answer.status))
        } catch {
            return Attempt(key: key, outcome: .failure(error))
        }
    }

    private struct Receipt: Decodable {
        let code: String
    }

    private func submit(as name: String) {
        let client = HTTPClient(port: port)
        var number = 0
        while !isOver.load(ordering: .relaxed) {
            number += 1
            let attempt = Self.attempt("\(name)-number-\(number)", by: client)
            attempts.withLock { $0.append(attempt) }
            if case .failure = attempt.outcome { return }
        }
    }
}
