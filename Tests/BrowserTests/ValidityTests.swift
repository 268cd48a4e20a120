import Foundation
import Testing

/// Pages, style sheet and icon as the program serves them, against the standards.
@Suite("Validity", .timeLimit(.minutes(10)))
struct ValidityTests {
    /// Pages as they stand in frames on other sites.
    private static let framed = [
        "/embed/weight-rare-myasthenia", "/embed/sign-up", "/?embed", "/privacy?embed",
    ]
    private static let faultyPage = "<!DOCTYPE html><title>Faulty</title><p><div></p>"
    private static let faultyStyle = "p { colour: red }"

    @Test("The Nu checker finds nothing in what is served, and the faults in what is faulty")
    func everything() throws {
        let folder = try ScratchFolder()
        let service = try Site.start(in: folder)
        defer { service.stop() }
        let site = try Site(service.client)
        let themedFolder = try ScratchFolder()
        let themedService = try Site.start(
            in: themedFolder, settings: ["RECOUNT_THEME": Toolbox.exampleTheme.path])
        defer { themedService.stop() }
        let themed = try Site(themedService.client)
        var files = try SitePage.allCases.map { try save($0, of: site, in: folder) }
        files += try Self.framed.map { try save($0, of: site, in: folder) }
        files += try saveAssets(of: site, in: folder, as: "our")
        files += [try save("/terms", of: themed, in: folder)]
        files += try saveAssets(of: themed, in: folder, as: "their")
        let faulty = [
            try save(Array(Self.faultyPage.utf8), as: "faulty.html", in: folder),
            try save(Array(Self.faultyStyle.utf8), as: "faulty.css", in: folder),
        ]
        let faults = try NuChecker.faults(in: files + faulty)
        #expect(Set(faults.map(\.file)).isSuperset(of: ["faulty.html", "faulty.css"]))
        #expect(faults.filter { !$0.file.hasPrefix("faulty") }.map(\.description) == [])
    }

    private func save(_ page: SitePage, of site: Site, in folder: ScratchFolder) throws -> URL {
        let answer = try site.answer(to: page)
        #expect(answer.status == page.status, "\(page.rawValue)")
        #expect(answer.field("Content-Type") == "text/html; charset=utf-8")
        return try save(answer.body, as: "\(page).html", in: folder)
    }

    private func save(_ path: String, of site: Site, in folder: ScratchFolder) throws -> URL {
        let answer = try site.client.send("GET", path)
        #expect(answer.status == 200)
        let name = path.map { $0.isLetter ? $0 : "-" }
        return try save(answer.body, as: "\(String(name)).html", in: folder)
    }

    /// Saves the style sheet and the pictures that the start page refers to.
    private func saveAssets(
        of site: Site, in folder: ScratchFolder, as prefix: String
    ) throws -> [URL] {
        let page = String(decoding: try site.answer(to: .home).body, as: UTF8.self)
        let names = page.matches(of: /\/assets\/([a-z-]+)\.[0-9a-f]+\.(css|svg)/)
        #expect(names.count >= 2)
        return try names.map { name in
            let answer = try site.client.send("GET", String(name.output.0))
            #expect(answer.status == 200)
            return try save(
                answer.body, as: "\(prefix)-\(name.output.1).\(name.output.2)", in: folder)
        }
    }

    private func save(_ bytes: [UInt8], as name: String, in folder: ScratchFolder) throws -> URL {
        let file = folder.url.appending(path: name)
        try Data(bytes).write(to: file)
        return file
    }
}
