import Foundation
import Testing

/// Pages, style sheet and icon as the program serves them, against the standards.
@Suite("Validity", .timeLimit(.minutes(10)))
struct ValidityTests {
    private static let faultyPage = "<!DOCTYPE html><title>Faulty</title><p><div></p>"
    private static let faultyStyle = "p { colour: red }"

    @Test("The Nu checker finds nothing in what is served, and the faults in what is faulty")
    func everything() throws {
        let folder = try ScratchFolder()
        let service = try Site.start(in: folder)
        defer { service.stop() }
        let site = try Site(service.client)
        var files = try SitePage.allCases.map {
            try save($0.visit(on: site), as: "\($0)", of: site, in: folder)
        }
        for tour in try SurveyTour.all(on: site) {
            files += try tour.visits.enumerated().map { number, visit in
                try save(visit, as: "\(tour.name)-\(number)", of: site, in: folder)
            }
        }
        files += try ["css", "svg"].map { try saveAsset($0, of: site, in: folder) }
        let faulty = [
            try save(Array(Self.faultyPage.utf8), as: "faulty.html", in: folder),
            try save(Array(Self.faultyStyle.utf8), as: "faulty.css", in: folder),
        ]
        let faults = try NuChecker.faults(in: files + faulty)
        #expect(Set(faults.map(\.file)).isSuperset(of: ["faulty.html", "faulty.css"]))
        #expect(faults.filter { !$0.file.hasPrefix("faulty") }.map(\.description) == [])
    }

    private func save(
        _ visit: Visit, as name: String, of site: Site, in folder: ScratchFolder
    ) throws -> URL {
        let answer = try site.answer(to: visit)
        #expect(answer.status == visit.status, "\(name): \(visit.name)")
        #expect(answer.field("Content-Type") == "text/html; charset=utf-8")
        return try save(answer.body, as: "\(name).html", in: folder)
    }

    /// Saves what the start page links to by this ending.
    private func saveAsset(
        _ ending: String, of site: Site, in folder: ScratchFolder
    ) throws -> URL {
        let page = String(decoding: try site.client.send("GET", "/").body, as: UTF8.self)
        let name = try Regex("/assets/[a-z]+\\.[0-9a-f]+\\.\(ending)")
        let path = try #require(page.firstMatch(of: name)).0
        let answer = try site.client.send("GET", String(path))
        #expect(answer.status == 200)
        return try save(answer.body, as: "asset.\(ending)", in: folder)
    }

    private func save(_ bytes: [UInt8], as name: String, in folder: ScratchFolder) throws -> URL {
        let file = folder.url.appending(path: name)
        try Data(bytes).write(to: file)
        return file
    }
}
