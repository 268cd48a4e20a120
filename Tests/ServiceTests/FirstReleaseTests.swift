import Foundation
import Testing

/// Data of the first released version goes on with this one.
@Suite struct FirstReleaseTests {
    @Test("responses of the first release are served, counted and withdrawn")
    func upgrade() throws {
        let folder = try TemporaryFolder()
        try FirstRelease.write(to: folder.url.appending(path: "instance"))
        let service = try RecountProcess(on: folder)
        let bearer = ["Authorization": "Bearer \(FirstRelease.code)"]
        let receipt = try service.client().ask("GET", "/api/v1/receipts", fields: bearer)
        #expect(receipt.status == 200)
        #expect(receipt.text.contains("Small meals, answer 1."))
        #expect(try responses(service) == FirstRelease.responses)
        #expect(try service.command("doctor").ending == .exit(0))
        let withdrawn = try service.client().ask("DELETE", "/api/v1/receipts", fields: bearer)
        #expect(withdrawn.status == 200)
        #expect(try responses(service) == FirstRelease.responses - 1)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    private func responses(_ service: RecountProcess) throws -> Int? {
        let list = try service.command("form", "list").output
        let line = try #require(list.firstMatch(of: /weight-rare-myasthenia .* ([0-9]+) responses/))
        return Int(line.output.1)
    }
}
