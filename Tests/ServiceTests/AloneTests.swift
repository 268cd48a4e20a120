import Foundation
import Testing

/// The binary needs nothing beside itself.
@Suite struct AloneTests {
    @Test("alone in an empty folder and without an environment it serves the demonstration")
    func alone() throws {
        let folder = try TemporaryFolder()
        let binary = folder.url.appending(path: "recount")
        try FileManager.default.copyItem(at: BinaryRun.built, to: binary)
        let service = try RecountProcess(on: folder, binary: binary)
        let client = service.client()
        let home = try client.get("/")
        #expect(home.text.contains("href=\"\(WeightSurvey.path)\""))
        #expect(home.text.contains("href=\"/articles/rare-myasthenic-syndromes\""))
        let assets = home.text.matches(of: /"(\/assets\/[^"]+)"/).map { String($0.output.1) }
        #expect(assets.count == 2)
        for path in assets + ["/privacy", "/terms", "/sign-up", "/openapi.json"] {
            #expect(try client.get(path).status == 200)
        }
        let receipt = try client.follow(WeightSurvey.send(by: client))
        #expect(receipt.text.contains("Thank you. Your answers are saved."))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(Set(files) == ["recount", "instance"])
    }

    @Test("the data folder is for its owner alone")
    func permissions() throws {
        let service = try RecountProcess()
        #expect(try service.client().get("/").status == 200)
        let folder = service.data.url.appending(path: "instance")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.contains("recount.key"))
        for path in files.map({ folder.appending(path: $0).path }) + [folder.path] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let mode = try #require(attributes[.posixPermissions] as? Int)
            #expect(mode & 0o077 == 0, "\(path) may be used by others")
        }
    }
}
