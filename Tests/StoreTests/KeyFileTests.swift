import Foundation
import Store
import Testing
import Values

@Suite struct KeyFileTests {
    private let url = FileManager.default.temporaryDirectory.appending(
        path: "recount-key-\(UUID())")

    @Test func `is made readable by its owner alone and leads to the same secrets`() throws {
        defer { try? FileManager.default.removeItem(at: url) }
        let made = Vault(try KeyFile(url).create(.system))
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let loaded = Vault(try #require(try KeyFile(url).load()))
        #expect(loaded.check == made.check)
    }

    @Test func `is never replaced`() throws {
        defer { try? FileManager.default.removeItem(at: url) }
        _ = try KeyFile(url).create(.system)
        #expect(throws: KeyFile.Failure.self) { try KeyFile(url).create(.system) }
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660, 0o666])
    func `is refused when others may read or write it`(mode: Int) throws {
        defer { try? FileManager.default.removeItem(at: url) }
        _ = try KeyFile(url).create(.system)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
        #expect(throws: KeyFile.Failure.readableByOthers(path: url.path, mode: mode)) {
            try KeyFile(url).load()
        }
    }

    @Test(arguments: [
        "", "recount key 1\n", "recount key 1\nAAAA\n",
        "recount key 2\n" + String(repeating: "A", count: 43) + "\n",
    ])
    func `is refused when it is damaged`(content: String) throws {
        defer { try? FileManager.default.removeItem(at: url) }
        let isMade = FileManager.default.createFile(
            atPath: url.path, contents: Data(content.utf8), attributes: [.posixPermissions: 0o600])
        #expect(isMade)
        #expect(throws: KeyFile.Failure.malformed(path: url.path)) { try KeyFile(url).load() }
    }

    @Test func `that does not exist is no key`() throws {
        #expect(try KeyFile(url).load() == nil)
    }
}
