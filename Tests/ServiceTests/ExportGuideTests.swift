import Foundation
import Testing

/// What the guide on results tells people to type to take data out does what it says.
@Suite struct ExportGuideTests {
    static let sections = ["Taking data out"]

    @Test("what an operator types about exports")
    func exports() throws {
        let service = try RecountProcess()
        let client = service.client()
        for (number, research) in [true, true, false].enumerated() {
            let answers = #""answers": {"adult": true, "who": "self", "weight": "\#(60 + number)"}"#
            let consents = #""consents": {"survey": true, "research": \#(research)}"#
            let answer = try client.post(
                WeightSurvey.responses, json: "{\(answers), \(consents), \"language\": \"en\"}",
                fields: ["Idempotency-Key": "guide-export-\(number)-key"])
            #expect(answer.status == 201)
        }
        let steps = try Self.sections.flatMap {
            try Guide("deploy/results.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 4)
        for step in steps {
            let run = try BinaryRun(
                step.arguments, environment: ["RECOUNT_DATA": "instance"],
                workingFolder: service.data.url)
            #expect(try run.wait() == .exit(0), "\(run.complaints)")
            let printed = (run.output + run.complaints).replacing("\r\n", with: "\n")
            let fits = try step.fits(printed)
            #expect(fits, "\(step.command) printed\n\(printed)")
        }
    }
}
