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
        var files = try SitePage.allCases.map {
            try save($0.visit(on: site), as: "\($0)", of: site, in: folder)
        }
        for tour in try SurveyTour.all(on: site) {
            files += try tour.visits.enumerated().map { number, visit in
                try save(visit, as: "\(tour.name)-\(number)", of: site, in: folder)
            }
        }
        for (number, path) in Self.framed.enumerated() {
            let visit = Visit(name: path, path: path)
            files.append(try save(visit, as: "framed-\(number)", of: site, in: folder))
        }
        files += SnapshotSite.names.map(SnapshotSite.file)
        files.append(Toolbox.reportPage)
        files += try saveAssets(of: site, in: folder, as: "our")
        files.append(
            try save(SitePage.home.visit(on: themed), as: "themed", of: themed, in: folder))
        files += try saveAssets(of: themed, in: folder, as: "their")
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

    /// Saves the style sheet and the pictures that the start page refers to.
    private func saveAssets(
        of site: Site, in folder: ScratchFolder, as prefix: String
    ) throws -> [URL] {
        let page = String(decoding: try site.client.send("GET", "/").body, as: UTF8.self)
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
