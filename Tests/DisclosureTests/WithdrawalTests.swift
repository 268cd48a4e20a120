import Foundation
import Referees
import Testing
import Values

@testable import Disclosure

/// The attack for which releases have bands, a shield and a memory: somebody withdraws between two
/// releases, and a reader who knows that compares them.
@Suite struct WithdrawalTests {
    /// What came of attacks, over all questions that the reader did not know.
    private struct Outcome: Decodable {
        var questions = 0
        var certain = 0
        var narrowed = 0
        var guessed = 0
        var base = 0

        mutating func add(_ other: Outcome) {
            questions += other.questions
            certain += other.certain
            narrowed += other.narrowed
            guessed += other.guessed
            base += other.base
        }

        func share(_ count: Int) -> Double { Double(count) / Double(questions) }
    }

    @Test("who withdraws gives no answer away, where exact counts would give nearly all of them")
    func withdrawal() throws {
        var (published, hidden) = (Outcome(), Outcome())
        let last = UInt64(RandomCommunity.cases(20))
        for first in stride(from: 1, through: last, by: 20) {
            let cases = try (first...min(last, first + 19)).compactMap { seed in
                try Withdrawal(seed: seed)
            }
            try #require(!cases.isEmpty)
            published.add(try attack(cases.map(\.published)))
            hidden.add(try attack(cases.map(\.hidden)))
        }
        print("withdrawal, releases: \(words(published)); counts below 11 hidden: \(words(hidden))")
        #expect(published.certain == 0)
        #expect(published.narrowed == 0)
        #expect(published.share(published.guessed) < published.share(published.base) + 0.15)
        #expect(hidden.share(hidden.certain) > 0.95)
        #expect(hidden.share(hidden.guessed) > 0.95)
    }

    private func attack(_ cases: [JSONValue]) throws -> Outcome {
        let folder = try AuditFolder()
        for (number, document) in cases.enumerated() {
            try folder.add("\(number)", document.canonical)
        }
        let verdict = try Referee.attack.judge(folder.files)
        return try JSONDecoder().decode([Outcome].self, from: verdict.output)
            .reduce(into: Outcome()) { $0.add($1) }
    }

    private func words(_ outcome: Outcome) -> String {
        func percent(_ count: Int) -> String {
            String(format: "%.1f %%", 100 * outcome.share(count))
        }
        return "\(outcome.questions) answers, \(percent(outcome.certain)) certain, "
            + "\(percent(outcome.narrowed)) narrowed, \(percent(outcome.guessed)) guessed "
            + "(base \(percent(outcome.base)))"
    }
}
