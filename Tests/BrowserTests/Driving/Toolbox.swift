import Foundation

/// The programs and files that these tests need, which `make test` puts in place.
///
/// A missing one fails the tests: a check that is left out looks like a check that passed.
enum Toolbox {
    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The program under test, which stands beside the program that runs the tests.
    static func recount() throws -> URL {
        try present(
            URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent().appending(path: "recount"))
    }

    static func chromedriver() throws -> URL { try present(URL(filePath: "/usr/bin/chromedriver")) }
    static func chromium() throws -> URL { try present(URL(filePath: "/usr/bin/chromium")) }
    /// A reader of QR codes that shares nothing with what draws them.
    static func zbarimg() throws -> URL { try present(URL(filePath: "/usr/bin/zbarimg")) }
    static func java() throws -> URL { try present(URL(filePath: "/usr/bin/java")) }
    /// The theme that ships as an example.
    static let exampleTheme = repository.appending(path: "deploy/theme-example")
    /// An operator's report as a page, as its snapshot keeps it.
    static let reportPage = repository.appending(
        path: "Tests/ReportTests/Snapshots/report.html")
    /// axe-core, the checker of accessibility that runs inside a page.
    static func axe() throws -> URL { try present(repository.appending(path: ".tools/axe.min.js")) }
    /// The Nu checker of HTML and CSS.
    static func nu() throws -> URL { try present(repository.appending(path: ".tools/vnu.jar")) }

    private static func present(_ file: URL) throws -> URL {
        guard FileManager.default.isReadableFile(atPath: file.path) else {
            throw MissingTool(path: file.path)
        }
        return file
    }
}

struct MissingTool: Error, CustomStringConvertible {
    let path: String

    var description: String {
        "‘\(path)’ is not there; run ‘make test’, which fetches what the tests need"
    }
}
