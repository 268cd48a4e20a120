import Foundation
import Synchronization

/// Clients that submit without rest, each response under a key of its own, until nobody answers.
///
/// They withdraw every fifth response again as soon as they have its code.
final class SubmissionLoad: Sendable {
    /// One submission; its key is its story, so that the answers tell whose they are.
    struct Attempt: Sendable {
        enum Outcome: Equatable {
            case stored(code: String)
            case withdrawn(code: String)
            /// The withdrawal was asked for, but not answered.
            case withdrawing(code: String)
            case unexpected(status: Int)
            case failure(HTTPClient.Failure)
        }

        let key: String
        let outcome: Outcome
    }

    private struct Receipt: Decodable {
        let code: String
    }

    private let port: UInt16
    private let keepsConnections: Bool
    private let attempts = Mutex<[Attempt]>([])
    private let clients = DispatchGroup()
    private let isOver = Atomic(false)

    /// Starts `count` clients whose keys begin with `name`.
    init(on port: UInt16, name: String, clients count: Int, keepConnections: Bool = true) {
        self.port = port
        keepsConnections = keepConnections
        for number in 1...count {
            clients.enter()
            Thread.detachNewThread { [self] in
                work(as: "\(name)-client-\(number)")
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
    static func submit(_ key: String, by client: HTTPClient) -> Attempt.Outcome {
        do throws(HTTPClient.Failure) {
            let answer = try client.post(
                WeightSurvey.responses, json: WeightSurvey.json(story: key),
                fields: ["Idempotency-Key": key])
            guard answer.status == 201, let receipt = try? answer.json(Receipt.self) else {
                return .unexpected(status: answer.status)
            }
            return .stored(code: receipt.code)
        } catch {
            return .failure(error)
        }
    }

    /// Withdraws what a code leads to and says what came of it.
    static func withdraw(_ code: String, by client: HTTPClient) -> Attempt.Outcome {
        do throws(HTTPClient.Failure) {
            let answer = try client.ask(
                "DELETE", "/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"])
            return answer.status == 200
                ? .withdrawn(code: code) : .unexpected(status: answer.status)
        } catch .refused {
            return .stored(code: code)
        } catch {
            return .withdrawing(code: code)
        }
    }

    private func work(as name: String) {
        let client = HTTPClient(port: port, keepsConnection: keepsConnections)
        var number = 0
        while !isOver.load(ordering: .relaxed) {
            number += 1
            let key = "\(name)-number-\(number)"
            var outcome = Self.submit(key, by: client)
            if case .stored(let code) = outcome, number.isMultiple(of: 5) {
                outcome = Self.withdraw(code, by: client)
            }
            attempts.withLock { $0.append(Attempt(key: key, outcome: outcome)) }
            if case .failure = outcome { return }
            if case .withdrawing = outcome { return }
        }
    }
}
