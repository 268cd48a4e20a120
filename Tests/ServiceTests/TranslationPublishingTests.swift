import Foundation
import Testing

/// Side files beside a survey, checked and published.
@Suite struct TranslationPublishingTests {
    private static let survey = """
        survey: breakfast
        version: 1.0.0
        language: en
        title: First light
        sections:
        - section: Mornings
          items:
          - id: tea
            yesno: Do you drink tea?

        """
    private static func german(_ version: String, _ tea: String) -> String {
        """
        translates: breakfast
        version: \(version)
        language: de
        title: Morgenlicht
        sections:
          Mornings: Morgens
        items:
          tea: \(tea)

        """
    }

    private let service: RecountProcess
    private let client: HTTPClient
    private let files: TemporaryFolder
    private let path: String

    init() throws {
        service = try RecountProcess()
        client = service.client()
        files = try TemporaryFolder()
        path = try files.write(Self.survey, to: "breakfast.yaml")
    }

    private func page() throws -> HTTPAnswer { try client.get("/surveys/breakfast?lang=de") }

    @Test("a corrected translation is served, makes no second form, and can be taken away")
    func correction() throws {
        let side = try files.write(Self.german("1.0.0", "Trinken Sie Te?"), to: "breakfast.de.yaml")
        let first = try service.command("form", "publish", path)
        #expect(first.output == "published ‘breakfast’ 1.0.0 with de 1.0.0\n")
        #expect(try eventually { try page().text.contains("Trinken Sie Te?") })
        try send("no")
        _ = try files.write(Self.german("1.0.0", "Trinken Sie Tee?"), to: "breakfast.de.yaml")
        let taken = try service.command("form", "publish", path)
        #expect(taken.ending != .exit(0))
        #expect(taken.complaints.contains("raise ‘version’ in its file"))
        _ = try files.write(Self.german("1.0.1", "Trinken Sie Tee?"), to: "breakfast.de.yaml")
        _ = try service.command("form", "publish", path)
        #expect(try eventually { try page().text.contains("Trinken Sie Tee?") })
        try send("yes")
        let report = try service.report(of: "breakfast")
        #expect(report.responses == 2)
        #expect(report.count("tea", "yes") == 1)
        #expect(report.count("tea", "no") == 1)
        try FileManager.default.removeItem(atPath: side)
        _ = try service.command("form", "publish", path)
        #expect(try eventually { try page().text.contains("<html lang=\"en\"") })
    }

    @Test("a check lists what has no translation, and fails for what belongs to nothing")
    func check() throws {
        let partial = Self.german("1.0.0", "Tee?").replacing("title: Morgenlicht\n", with: "")
        let side = try files.write(partial, to: "breakfast.de.yaml")
        let inOrder = """
            \(path): ‘breakfast’ 1.0.0 is in order
            \(side): ‘de’ 1.0.0 is in order; these texts stay in ‘en’:
            \(side):   title

            """
        for file in [path, side] {
            let checked = try service.command("form", "check", file)
            #expect(checked.ending == .exit(0))
            #expect(checked.output == inOrder)
        }
        _ = try files.write(
            partial.replacing("tea:", with: "tee:"), to: "breakfast.de.yaml")
        let faulty = try service.command("form", "check", path)
        #expect(faulty.ending == .exit(1))
        #expect(
            faulty.output.contains(
                "\(side): line 7, question ‘tee’: the survey has no ‘tee’ in ‘items’; "
                    + "did you mean ‘tea’?"))
        #expect(try service.command("form", "publish", path).ending != .exit(0))
        #expect(try client.get("/surveys/breakfast").status == 404)
    }

    private func send(_ tea: String) throws {
        let key = try page().hidden("key")
        let sent = try client.post(
            "/surveys/breakfast?lang=de",
            FormAnswers(["tea": tea, "language": "de"]).with("key", key))
        #expect(sent.status == 303)
    }
}
