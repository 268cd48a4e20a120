import Foundation
import Testing

extension RecountProcess {
    /// What the engine's own command line answers to a statement, a line for each row.
    func database(_ statement: String) throws -> String {
        let folder = data.path("instance")
        let run =
            if let address = try JourneyDatabases.address(ofDataIn: folder) {
                try BinaryRun(
                    [
                        "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "-c", statement,
                        address,
                    ],
                    binary: URL(filePath: "/usr/bin/psql"))
            } else {
                try BinaryRun(
                    ["\(folder)/recount.sqlite", statement],
                    binary: URL(filePath: "/usr/bin/sqlite3"))
            }
        #expect(try run.wait() == .exit(0), "\(run.complaints)")
        return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Waits until a server that has just begun has made a sheet for each form, of its first responses.
    func expectSheets() throws {
        let areThere = try eventually {
            try database("SELECT count(*) FROM answer_sheet WHERE first_response = 1")
                == database("SELECT count(*) FROM form")
        }
        #expect(areThere)
    }
}
