import Foundation
import Testing

@testable import Export

/// Files that are whole or are not there.
@Suite struct ExportPlaceTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    private func files() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    }

    private func manifest() throws -> ExportManifest {
        let table = try #require(try ExportForms.table([ExportForms.first]))
        return ExportManifest(
            table, .csv, at: "2026-11-26T00:00:00Z", records: 0, RareCombinations(table))
    }

    @Test("what fails leaves nothing, and nothing of others is touched")
    func failure() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let place = try ExportPlace("\(folder)/a", for: .csv)
            var file = try OutputFile(creating: place.part)
            try file.write([1, 2, 3])
            #expect(try files() == ["a.part"])
        }
        #expect(try files() == [])
        for name in ["a", "a.part", "a.export.json"] {
            _ = FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data([7]))
            #expect(throws: ExportFault.exists(path: "\(folder)/\(name)")) {
                _ = try ExportPlace("\(folder)/a", for: .csv)
            }
            #expect(try files() == [name])
            try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    @Test("what comes to have the name meanwhile keeps it")
    func race() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            var place = try ExportPlace("\(folder)/a", for: .csv)
            var file = try OutputFile(creating: place.part)
            _ = try file.finish()
            _ = FileManager.default.createFile(atPath: "\(folder)/a", contents: Data([7]))
            let manifest = try manifest()
            do {
                try place.publish(manifest)
                Issue.record("the name was taken")
            } catch {
                #expect(error as? ExportFault == .exists(path: "\(folder)/a"))
            }
        }
        #expect(try files() == ["a"])
        #expect(FileManager.default.contents(atPath: "\(folder)/a") == Data([7]))
    }
}
