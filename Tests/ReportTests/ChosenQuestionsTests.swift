import FormModel
import Foundation
import Testing
import Values

@testable import Report

/// Reports that read some of the answers alone.
@Suite struct ChosenQuestionsTests {
    private let sample: ReportSample

    init() throws {
        sample = try ReportSample()
    }

    /// The sample's report of so much as JSON, and in it the questions and the cross-tables.
    private func printed(
        _ questions: [ItemIdentifier]?, filter: String? = nil
    ) throws -> (questions: [NSDictionary], crosses: NSArray, responses: Int) {
        var tally = Tally(try sample.request(filter: filter, questions: questions))
        for record in try sample.records() { try tally.add(record) }
        let json = try JSONSerialization.jsonObject(with: Data(SurveyReport(tally).json.utf8))
        let report = try #require(json as? NSDictionary)
        return (
            try #require(report["questions"] as? [NSDictionary]),
            try #require(report["crosses"] as? NSArray),
            try #require(report["responses"] as? Int)
        )
    }

    @Test(
        "a question alone has the figures that it has among all",
        arguments: [nil, "shore = north", "strain >= 2", "years(seen, today) >= 2"])
    func alone(filter: String?) throws {
        let whole = try printed(nil, filter: filter)
        #expect(whole.questions.count > 10 && whole.crosses.count == 3)
        for question in whole.questions {
            let name = try #require((question["id"] as? String).flatMap { ItemIdentifier($0) })
            let alone = try printed([name], filter: filter)
            #expect(alone.questions == [question], "\(name)")
            #expect(alone.crosses == whole.crosses)
            #expect(alone.responses == whole.responses)
        }
        let crossed = try printed([], filter: filter)
        #expect(crossed.questions == [] && crossed.crosses == whole.crosses)
    }
}
