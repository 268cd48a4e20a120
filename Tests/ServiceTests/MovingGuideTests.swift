import Foundation
import PostgreSQLServer
import Testing

/// What the guide on upgrading and moving tells operators to type does what it says.
@Suite struct MovingGuideTests {
    static let sections = [
        "Upgrade the database", "Move to another data folder", "Move to PostgreSQL and back",
    ]

    @Test("what an operator types to upgrade and to move")
    func steps() throws {
        let service = try RecountProcess()
        _ = try WeightSurvey.code(by: service.client())
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let steps = try Self.sections.dropLast().flatMap {
            try Guide("deploy/moving.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 5)
        for step in steps {
            let run = try BinaryRun(
                step.arguments, environment: ["RECOUNT_DATA": "instance"],
                workingFolder: service.data.url)
            #expect(try run.wait() == .exit(0), "\(step.command) \(run.complaints)")
            let printed = run.output.replacing("‘instance’", with: "‘data’")
            let fits = try step.fits(printed)
            #expect(fits, "\(step.command) printed\n\(printed)")
        }
    }

    @Test("what an operator types to move to a server and back")
    func server() throws {
        let server = try PostgreSQLServer.shared()
        let address = try server.makeDatabase()
        defer { try? server.drop(address) }
        let service = try RecountProcess()
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let folder = service.data
        let steps = try Guide("deploy/moving.md", section: Self.sections[2]).consoles.joined()
        #expect(steps.count == 2)
        var environment = ["RECOUNT_DATA": "instance"]
        for step in steps {
            let example = "postgresql://recount@db.example.org/recount"
            let words = [example: address, "data": "instance"]
            let run = try BinaryRun(
                step.arguments.map { words[$0] ?? $0 }, environment: environment,
                workingFolder: folder.url)
            #expect(try run.wait() == .exit(0), "\(step.command) \(run.complaints)")
            let printed = run.output.replacing("‘instance’", with: "‘data’")
                .replacing("'instance'", with: "'data'").replacing(
                    /‘postgres[^’]+’/, with: "‘\(example)’")
            let fits = try step.fits(printed)
            #expect(fits, "\(step.command) printed\n\(printed)")
            environment["RECOUNT_DATABASE"] = address
            try FileManager.default.removeItem(atPath: folder.path("instance/recount.sqlite"))
        }
    }
}
