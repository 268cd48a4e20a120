import Foundation
import Testing

/// A survey with a purpose that everything rests on and two that can be ended by themselves, one of
/// them after a year.
enum PurposeSurvey {
    static let path = "/surveys/tide"
    static let answers = FormAnswers([
        "ok_survey": "yes", "ok_research": "yes", "ok_stories": "yes", "adult": "yes",
        "mood": "good", "dose": "5", "story": "The tide of Perth.",
    ])

    static func file(
        version: String = "1.0.0", research: String = "Share my doses.",
        main: String = "To count my answers"
    ) -> String {
        """
        survey: tide
        version: \(version)
        language: en
        title: Tide
        purposes:
          survey: \(main)
          research:
            text: To share my answers with research
            dpv: ScientificResearch
            valid: 365 days
          stories: To publish my story
        sensitive: health
        purpose: survey
        sections:
        - section: All
          items:
          - id: ok_survey
            consent: I want to take part.
            purpose: survey
            required: true
          - id: ok_research
            consent: \(research)
            purpose: research
          - id: ok_stories
            consent: Publish my story.
            purpose: stories
          - id: adult
            yesno: Are you of age?
            asserts: adult
          - id: mood
            one: How are you?
            choices:
            - good: Good
            - bad: Bad
          - id: dose
            number: Which dose do you take?
            purpose: research
          - id: story
            story: Your story
            purpose: stories
        """
    }
}

extension RecountProcess {
    /// Puts the survey in force and waits until it is served.
    func publishPurposes(
        version: String = "1.0.0", research: String = "Share my doses.",
        main: String = "To count my answers"
    ) throws {
        let text = PurposeSurvey.file(version: version, research: research, main: main)
        let published = try command("form", "publish", data.write(text, to: "tide.yaml"))
        try #require(published.ending == .exit(0), "\(published.complaints)")
        let client = client()
        eventually { (try? client.get(PurposeSurvey.path).text.contains(research)) == true }
    }
}
