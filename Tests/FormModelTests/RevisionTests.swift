import FormModel
import Testing
import Values

/// Stored answers after a person has decided otherwise about a purpose.
@Suite struct RevisionTests {
    private static let survey = """
        survey: revised
        version: 1.0.0
        language: en
        title: Revised
        purposes:
          survey: To count
          research: To share
        sections:
        - section: All
          purpose: survey
          items:
          - id: ok_survey
            consent: Count.
            purpose: survey
          - id: ok_research
            consent: Share.
            purpose: research
          - id: first
            number: First
            purpose: research
          - id: second
            number: Second
            purpose: [survey, research]
          - id: third
            text: Third
            show: first > 1
          - id: total
            title: Total
            score: sum(first, second)
        """

    @Test func `what no other purpose covers goes, with what depends on it, and scores follow`()
        throws
    {
        let (form, stored) = try stored()
        let research = try #require(PurposeIdentifier("research"))
        let revised = form.revised(stored, deciding: [research: false])
        #expect(
            String(decoding: revised.canonical, as: UTF8.self)
                == #"{"ok_research":false,"ok_survey":true,"second":"3"}"#)
        // What is left is stored answers like any other, and counts as it says.
        #expect(try form.storedAnswers(revised.canonical).countCells == revised.countCells)
    }

    @Test func `no other decision leaves everything as it is`() throws {
        let (form, stored) = try stored()
        let same = form.revised(stored, deciding: [:])
        #expect(same.countCells == stored.countCells)
        #expect(try form.storedAnswers(same.canonical).answers.count == stored.answers.count)
    }

    private func stored() throws -> (Form, StoredAnswers) {
        let form = try FormReader.read(Array(Self.survey.utf8), fileName: "revised").get()
        let canonical =
            #"{"first":"2","ok_research":true,"ok_survey":true,"second":"3","third":"x","total":"5"}"#
        return (form, try form.storedAnswers(Array(canonical.utf8)))
    }
}
