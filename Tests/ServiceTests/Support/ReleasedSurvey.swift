import Foundation
import Testing

/// The demonstration's survey with made-up responses, of which results are published.
struct ReleasedSurvey {
    private struct Receipt: Decodable {
        let code: String
    }

    static let name = WeightSurvey.name
    static let results = "/api/v1/results/\(name)"

    let service: RecountProcess
    let client: HTTPClient

    /// Starts a service with so many responses.
    init(
        people: Int, on data: TemporaryFolder? = nil, environment: [String: String] = [:]
    ) throws {
        service = try RecountProcess(on: data, environment: environment)
        client = service.client()
        for number in 0..<people { _ = try answer(number) }
    }

    /// Answers as the person of that number, and returns the code.
    @discardableResult
    func answer(_ number: Int) throws -> String {
        let answer = try client.post(
            WeightSurvey.responses, json: Self.response(number),
            fields: ["Idempotency-Key": "release-person-\(UUID().uuidString)"])
        try #require(answer.status == 201, "\(answer.text)")
        return try answer.json(Receipt.self).code
    }

    private static let diagnoses = ["lems", "nmt", "cms", "lems", "unsure", "lems", "nmt"]
    private static let changes = ["lost", "gained", "same", "lost", "both"]

    private static func response(_ number: Int) -> String {
        let change = changes[number % 5]
        var answers = [
            "\"adult\": true", "\"who\": \"\(number % 6 == 0 ? "child" : "self")\"",
            "\"diagnosis\": \"\(diagnoses[number % 7])\"", "\"change\": \"\(change)\"",
            "\"weight\": \(50 + (number * 7) % 90)", "\"listened\": \(number % 5 + 1)",
            "\"first_signs\": \(1980 + number % 40)",
        ]
        if change == "lost" { answers.append("\"unplanned\": \(number % 3 == 0)") }
        if number % 10 != 1 { answers.append("\"region\": \"\(number % 2 == 0 ? "us" : "uk")\"") }
        return """
            {"answers": {\(answers.joined(separator: ", "))}, "consents": {"survey": true}}
            """
    }

    /// Runs `recount release` with these words.
    func release(_ words: String...) throws -> CommandLineTool.Result {
        try service.command(["release"] + words)
    }

    /// A plan with few tables, of which much can be shown of few people.
    static let shortPlan = """
        plan: \(name)
        version: \(WeightSurvey.version)
        tables:
        - count: diagnosis
        - count: region
        - count: listened
        """

    /// Puts a plan with few tables in force.
    func planShortly() throws {
        let file = try service.data.write(Self.shortPlan, to: "short.yaml")
        let told = try release("plan", Self.name, "--use", file)
        #expect(told.output.contains("the plan is in force, with 3 tables"), "\(told.complaints)")
    }

    /// Makes a release.
    func make() throws -> String {
        let told = try release("make", Self.name)
        #expect(told.ending == .exit(0), "\(told.complaints)")
        return told.output
    }

    /// Puts the usual plan in force, changed by `edit`.
    @discardableResult
    func plan(_ edit: (String) -> String = { $0 }, _ options: String...) throws
        -> CommandLineTool.Result
    {
        let usual = try release("plan", Self.name).output
        let file = try service.data.write(edit(usual), to: "plan.yaml")
        return try service.command(["release", "plan", Self.name, "--use", file] + options)
    }

    func withdraw(_ code: String) throws {
        _ = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
    }
}
