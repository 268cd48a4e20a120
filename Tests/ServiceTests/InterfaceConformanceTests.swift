import Testing

/// The programming interface before a judge that knows nothing but its description.
@Suite(.bothEngines) struct InterfaceConformanceTests {
    @Test("every answer is one that the description allows")
    func conformance() throws {
        let survey = try ReleasedSurvey(people: 60)
        try survey.planShortly()
        _ = try survey.make()
        _ = try StoryTelling(on: survey.service).published()
        let verdict = try InterfaceJudge.judge(port: survey.service.port, in: survey.service.data)
        #expect(verdict.isContent, "\(verdict.report)")
        // All but the description itself.
        #expect(verdict.report.contains("Selected: 11/11"))
        #expect(verdict.report.contains("Tested: 11"))
        #expect(survey.service.log.contains(" error ") == false, "\(survey.service.log)")
    }
}
