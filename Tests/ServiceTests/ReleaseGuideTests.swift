import Foundation
import Testing

/// What the guide on results tells operators to type to publish them.
@Suite struct ReleaseGuideTests {
    /// The sections with something to type.
    static let sections = ["Publishing results"]

    @Test("what an operator types to publish results")
    func publishing() throws {
        let survey = try ReleasedSurvey(people: 90)
        let steps = try Self.sections.flatMap {
            try Guide("deploy/results.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 8)
        for step in steps {
            let parts = step.arguments.split(separator: ">")
            let run = try BinaryRun(
                Array(parts[0]), environment: ["RECOUNT_DATA": "instance", "COLUMNS": "80"],
                workingFolder: survey.service.data.url)
            #expect(try run.wait() == .exit(0), "\(run.complaints)")
            if parts.count > 1 {
                _ = try survey.service.data.write(run.output, to: parts[1].joined())
            } else {
                let fits = try step.fits(run.output)
                #expect(fits, "\(step.command) printed\n\(run.output)")
            }
        }
    }
}
