import Foundation

/// The demonstration's survey, as the tests answer it.
enum WeightSurvey {
    static let name = "weight-rare-myasthenia"
    /// The version under `forms/`.
    static let version = "1.1.0"
    static let path = "/surveys/\(name)"
    static let responses = "/api/v1/forms/\(name)/responses"

    /// Answers to every kind of question, each in order.
    static let answers = FormAnswers([
        "ok_survey": "yes", "ok_stories": "yes", "adult": "yes", "who": "self",
        "diagnosis": "other", "diagnosis.other": "Something rare", "first_signs": "2011",
        "region": "canada", "weight": "72.5", "change": "lost", "unplanned": "no",
        "reasons": "mood", "reasons": "gut", "tried": "texture", "listened": "4",
        "story": "Small meals & good company.",
    ])

    /// As few answers as will do, with a story to know them by, for the programming interface.
    static func json(story: String) -> String {
        """
        {"answers": {"adult": true, "who": "self", "story": "\(story)"},
         "consents": {"survey": true, "stories": true}, "language": "en"}
        """
    }

    /// Answers the survey page of `client` and returns the answer to it.
    static func send(
        _ answers: FormAnswers = answers, by client: HTTPClient
    ) throws -> HTTPAnswer {
        let page = try client.get(path)
        return try client.post(path, answers.with("key", page.hidden("key")))
    }

    /// Answers the survey and returns the code on the receipt.
    static func code(
        _ answers: FormAnswers = answers, by client: HTTPClient
    ) throws -> String {
        try client.follow(send(answers, by: client)).hidden("code") ?? "no code"
    }
}

/// What `recount report --json` prints, as far as tests look at it.
struct PrintedReport: Decodable {
    struct Question: Decodable {
        let id: String
        let answered: Int
        let counts: [Line]
        let choices: [Choice]?
        let rows: [Row]?
        let ranks: [Rank]?
    }

    struct Line: Decodable {
        let code: String
        let count: Int
    }

    struct Choice: Decodable {
        let code: String
    }

    struct Row: Decodable {
        let code: String
        let counts: [Int]
    }

    struct Rank: Decodable {
        let code: String
        let places: [Int]
    }

    let responses: Int
    let questions: [Question]

    /// How many chose `code` in the question `id`; of a grid in the row `id.row`, and of a ranking how
    /// many gave the choice `id.choice` the place `code`.
    func count(_ id: String, _ code: String) -> Int? {
        let parts = id.split(separator: ".").map(String.init)
        guard let question = questions.first(where: { $0.id == parts[0] }) else { return nil }
        guard parts.count > 1 else { return question.counts.first { $0.code == code }?.count }
        if let rank = question.ranks?.first(where: { $0.code == parts[1] }) {
            return Int(code).map { rank.places[$0 - 1] }
        }
        let column = question.choices?.firstIndex { $0.code == code }
        return column.flatMap { column in
            question.rows?.first { $0.code == parts[1] }?.counts[column]
        }
    }
}

extension RecountProcess {
    /// The survey's true counts, as the operator is told them.
    func report(of form: String = WeightSurvey.name) throws -> PrintedReport {
        let printed = try command("report", form, "--json")
        return try JSONDecoder().decode(PrintedReport.self, from: Data(printed.output.utf8))
    }
}
