import Foundation
import Testing
import Values

@testable import Pages

/// An operator's folder of files.
@Suite struct SiteFilesTests {
    @Test func `a template in the folder takes the place of ours`() throws {
        let mine = Array("{{<layout}}\n{{$main}}<h1>{{heading}}!</h1>{{/main}}\n{{/layout}}\n".utf8)
        let page = try withSiteFolder(["message.mustache": mine]) { folder in
            let files = SiteFiles(overriddenBy: folder)
            return try PageRenderers(site: Samples.site(), files: files).main.problem(.notFound)
        }
        #expect(page.text.contains("<h1>We could not find this page!</h1>"))
        #expect(page.text.contains("<footer"))
    }

    @Test func `a style sheet in the folder gets an address of its own`() throws {
        let mine = Array("body { color: black; }\n".utf8)
        let renderer = try withSiteFolder(["site.css": mine]) { folder in
            try PageRenderers(site: Samples.site(), files: SiteFiles(overriddenBy: folder)).main
        }
        let sheet = try #require(renderer.namedAssets.first)
        #expect(sheet.bytes == Array(Palette.builtIn.css.utf8) + mine)
        #expect(
            sheet.path
                == "/assets/site.\(Digest(of: sheet.bytes).hexadecimal.prefix(16)).css")
        #expect(renderer.problem(.notFound).text.contains(sheet.path))
    }

    @Test func `a translation speaks its language, and ours where it is silent`() throws {
        var site = try Samples.site()
        site.language = try #require(LanguageTag("nl"))
        let words = Array("problem:\n  404:\n    title: Deze pagina bestaat niet\n".utf8)
        let page = try withSiteFolder(["nl.yaml": words]) { folder in
            try PageRenderers(site: site, files: SiteFiles(overriddenBy: folder)).main
                .problem(.notFound)
        }
        #expect(page.text.contains("<html lang=\"nl\" dir=\"ltr\">"))
        #expect(page.text.contains("<h1>Deze pagina bestaat niet</h1>"))
        #expect(page.text.contains("To the start page"))
    }

    @Test func `a language without texts is a fault`() throws {
        var site = try Samples.site()
        site.language = try #require(LanguageTag("nl"))
        #expect(throws: SiteFaults([.missing(file: "nl.yaml")])) { try PageRenderers(site: site) }
    }

    @Test func `a text that is none of ours is a fault`() throws {
        let site = try Samples.site()
        try withSiteFolder(["en.yaml": Array("home:\n  survey: Surveys\n".utf8)]) {
            folder -> Void in
            let files = SiteFiles(overriddenBy: folder)
            #expect(throws: SiteFaults([.unknownName(file: "en.yaml", name: "home.survey")])) {
                try PageRenderers(site: site, files: files)
            }
        }
    }

    @Test func `every fault of the folder is reported at once`() throws {
        let files = [
            "hoem.mustache": Array("x".utf8), "home.mustache": [0xFF], ".hidden": [0xFF],
            "en.yaml": Array("home:\n  survey: Surveys\n".utf8), "logo.png": [0xFF],
            "colours.yaml": Array("light:\n  page: white\n".utf8),
            "pause.mustache": Array("{{>nothing}}".utf8),
        ]
        let site = try Samples.site()
        try withSiteFolder(files) { folder -> Void in
            #expect(
                throws: SiteFaults([
                    .unknown(file: "hoem.mustache"), .notText(file: "home.mustache"),
                    .unknownName(file: "en.yaml", name: "home.survey"),
                    .colours(line: 2, .notAColour(.page)),
                    .picture(file: "logo.png", line: nil, .notPNG),
                    .unknownTemplate(file: "pause.mustache", name: "nothing"),
                ])
            ) { try PageRenderers(site: site, files: SiteFiles(overriddenBy: folder)) }
        }
    }

    @Test func `a folder that is not there is a fault`() throws {
        let site = try Samples.site()
        let files = SiteFiles(overriddenBy: URL(filePath: "/nowhere/at/all"))
        #expect(throws: SiteFaults([.unreadable(file: "/nowhere/at/all")])) {
            try PageRenderers(site: site, files: files)
        }
    }

    @Test func `templates are checked when they are read`() throws {
        let files = [
            "home.mustache": Array("{{text.home.nothing}}{{site.nam}}{{>nothing}}".utf8),
            "message.mustache": Array("a\nb\n{{#open}}".utf8),
        ]
        let faults = try withSiteFolder(files) { folder throws -> [SiteFault] in
            let files = SiteFiles(overriddenBy: folder)
            let site = try Samples.site()
            do throws(SiteFaults) {
                _ = try PageRenderers(site: site, files: files)
                return []
            } catch {
                return error.faults
            }
        }
        #expect(faults.contains(.unknownName(file: "home.mustache", name: "text.home.nothing")))
        #expect(faults.contains(.unknownName(file: "home.mustache", name: "site.nam")))
        #expect(faults.contains(.unknownTemplate(file: "home.mustache", name: "nothing")))
        #expect(
            faults.contains(
                .template(file: "message.mustache", line: 3, problem: "expectedSectionEnd")))
    }

    @Test func `a broken catalogue is a fault`() throws {
        let site = try Samples.site()
        try withSiteFolder(["en.yaml": Array("a: {{b}}\nc: [".utf8)]) { folder -> Void in
            let files = SiteFiles(overriddenBy: folder)
            #expect(throws: SiteFaults.self) { try PageRenderers(site: site, files: files) }
        }
    }
}
