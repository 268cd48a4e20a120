import Foundation
import Testing

/// What the README tells programmers to ask the JSON API.
@Suite struct InterfaceGuideTests {
    @Test("the JSON API answers as the README says")
    func interface() throws {
        let surveys = try Guide("README.md", section: "Your first survey in five minutes").files
        let consoles = try Guide("README.md", section: "The JSON API").consoles
        try #require(surveys.count == 2 && consoles.map(\.count) == [5, 1])
        let service = try RecountProcess()
        let lines = surveys[0].split(separator: "\n").dropLast(2).joined(separator: "\n")
        let file = try service.data.write(lines + "\n" + surveys[1], to: "tired-days.yaml")
        #expect(try service.command("form", "publish", file).ending == .exit(0))
        try eventually { try service.client().get("/surveys/tired-days").status == 200 }
        var code: String?
        for step in consoles.joined() {
            let command = step.command.replacing(":8080/", with: ":\(service.port)/")
                .replacing("6W1Y-1ZTY-Q20C-GM48-K359", with: code ?? "")
            let printed = try Shell.output(of: command, in: service.data)
            code = printed.firstMatch(of: /"code":"([^"]+)"/).map { String($0.output.1) } ?? code
            let fits = try Self.withoutNames(step).fits(Self.withoutNames(printed))
            #expect(fits, "\(command) printed\n\(printed)")
        }
    }

    private static func withoutNames(_ step: Guide.Step) -> Guide.Step {
        Guide.Step(command: step.command, output: withoutNames(step.output))
    }

    /// What is drawn anew for each response and each request, in the place of examples.
    private static func withoutNames(_ text: String) -> String {
        text.replacing(/"(code|receipt|response|requestId)":"[^"]+"/) {
            "\"\($0.output.1)\":\"NAME\""
        }
    }
}
