import Foundation

/// A survey of questions that the script makes comfortable: sliders and rankings.
enum ComfortSurvey {
    /// The program refused the file, or the service never took it up.
    struct Unpublished: Error {
        let status: Int
    }

    static let path = "/surveys/comfort?pages=one"

    private static let patience = Duration.seconds(20)

    /// Publishes the survey while the service runs, and waits until it is there.
    static func publish(
        to data: String, on client: LoopbackClient, by folder: ScratchFolder
    ) throws {
        let file = folder.url.appending(path: "comfort.yaml")
        try Data(source.utf8).write(to: file)
        let program = try Process.run(
            Toolbox.recount(), arguments: ["--data", data, "form", "publish", file.path])
        program.waitUntilExit()
        guard program.terminationStatus == 0 else {
            throw Unpublished(status: Int(program.terminationStatus))
        }
        let deadline = ContinuousClock.now + patience
        while try client.send("GET", path).status != 200 {
            guard ContinuousClock.now < deadline else { throw Unpublished(status: 0) }
            Thread.sleep(forTimeInterval: 0.05)
        }
    }

    private static let source = """
        survey: comfort
        version: 1.0.0
        language: en
        title: Comfort
        purposes:
          survey: To count my answers
        purpose: survey
        sections:
        - section: Before you start
          items:
          - id: agree
            consent: I want to take part.
            purpose: survey
            required: true
        - section: Lines and places
          items:
          - id: energy
            slider: How was your energy last week?
            low: No energy at all
            high: Full of energy
          - id: why
            text: What took your energy?
            show: energy < 30
          - id: pain
            slider: How strong was your pain?
            max: 10
            step: 0.5
            required: true
          - id: wishes
            rank: What should research look at first?
            most: 3
            choices:
            - tired: Being tired
            - sight: Seeing double
            - swallow: Swallowing
            - stairs: Stairs
          - id: sleep
            text: How do you sleep?
            show: wishes has tired and energy > 50
          - id: troubles
            many: What troubles you?
            choices:
            - cold: Cold
            - heat: Heat
            - noise: Noise
            - none: Nothing
              alone: true
          - id: order
            rank: In which order do they trouble you?
            from: troubles

        """
}
