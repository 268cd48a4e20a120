import Testing
import Values

/// A page that asks to show that the sender is no program, in the hands of a test.
struct AskedPage {
    private static let words = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ]

    let page: HTTPAnswer

    /// What the page carries, to be sent again as it is.
    var carried: FormAnswers {
        page.hiddenFields.reduce(FormAnswers([:])) { $0.adding($1.name, $1.value) }
    }

    /// The form with the numbers that the page's script would find.
    func calculated() throws -> FormAnswers {
        let text = try #require(page.hidden("guard-challenge"))
        let rounds = try number("data-rounds")
        let bits = try number("data-bits")
        let proof = ProofOfWork(text: text, rounds: rounds, bits: bits)
        return carried.with("guard-proof", proof.numbers).with("guard-answer", "")
    }

    /// The form with what a person would answer to the question.
    func answered() throws -> FormAnswers {
        carried.with("guard-answer", try answer())
    }

    /// The form with an answer that is not right.
    func answeredWrongly() throws -> FormAnswers {
        carried.with("guard-answer", try answer() == "5" ? "6" : "5")
    }

    private func answer() throws -> String {
        let match = try #require(
            page.text.firstMatch(of: /for="guard-answer">([^<]*)<\/label>/), "no question")
        let question = String(match.output.1)
        let numbers = question.split(whereSeparator: { !$0.isLetter })
            .compactMap { Self.words.firstIndex(of: String($0)).map { $0 + 2 } }
        let last = question.hasPrefix("Which number comes after") ? 1 : 0
        // “these two numbers” speaks of no number to be written.
        let asked = question.contains("these two numbers") ? numbers.dropFirst() : numbers[...]
        return asked.map { String($0 + last) }.joined(separator: " ")
    }

    private func number(_ name: String) throws -> Int {
        let mark = try Regex("\(name)=\"([0-9]+)\"", as: (Substring, Substring).self)
        return try #require(page.text.firstMatch(of: mark).flatMap { Int($0.output.1) })
    }
}

/// The calculation that the service asks for.
struct ProofOfWork {
    let text: String
    let rounds: Int
    let bits: Int

    /// A number for each round, found by trying, with points between.
    var numbers: String {
        (0..<rounds).map { round in
            var number = 0
            while zeroBits("\(text).\(round).\(number)") < bits { number += 1 }
            return String(number)
        }
        .joined(separator: ".")
    }

    private func zeroBits(_ text: String) -> Int {
        var count = 0
        for byte in Digest(of: Array(text.utf8)).bytes {
            count += byte.leadingZeroBitCount
            if byte != 0 { break }
        }
        return count
    }
}
