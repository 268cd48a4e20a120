import Foundation
import Testing

/// What the guides tell to type in a copy of this repository.
///
/// `make` finds the development program where it would put the released one, and does all the rest.
@Suite struct SourceGuideTests {
    /// What is planned by `make --dry-run` here, and why it is not run.
    static let unrun = [
        "make test": "whoever runs this test does it",
        "make fuzz": "`make test` does it, for five seconds, before it starts this test",
    ]

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func steps(_ page: String, _ section: String) throws -> [Guide.Step] {
        try Array(Guide(page, section: section).consoles.joined())
    }

    /// Does the first step of the start with a repository of these files, and puts into the copy what takes
    /// minutes to build.
    private func cloned() throws -> String {
        let steps = try steps("README.md", "Start")
        try #require(steps.count == 2)
        let clone = steps[0].command.replacing("ADDRESS", with: folder.path("origin"))
        let tools = ["build", "package", "test", "bench"].map { ".tools/\($0).stamp" }
        return """
            git init --quiet origin
            cp -r \(repository.path)/{Makefile,Package.swift,Sources,Tests,deploy,forms,schema,CHANGELOG.md} origin
            git -C origin add --all
            git -C origin -c user.name=somebody -c user.email=somebody@example.org commit --quiet -m all
            \(clone)
            mkdir -p .build/release .tools
            cp \(BinaryRun.built.path) .build/release/recount
            cp \(BinaryRun.built.deletingLastPathComponent().path)/ResponseMaker .build/release/
            for tool in bench-venv haproxy postfix; do ln -s \(repository.path)/.tools/$tool .tools/; done
            touch \(tools.joined(separator: " ")) .build/release/*

            """
    }

    @Test("what was cloned is served by make")
    func start() throws {
        let step = try #require(steps("README.md", "Start").last)
        let run = try Shell.start(
            cloned() + "exec " + step.command, in: folder,
            environment: ["LISTEN": "127.0.0.1:0"])
        defer { run.terminate() }
        let isServing = eventually(within: 60) {
            run.output.contains(/Recount serves http:\/\/127\.0\.0\.1:[1-9][0-9]*\//)
        }
        #expect(isServing, "\(run.output)\(run.complaints)")
        #expect(try step.fits(run.output), "\(run.output)")
        #expect(FileManager.default.fileExists(atPath: folder.path("recount/data/recount.key")))
        run.terminate()
        let isOver = eventually {
            run.complaints.contains("everything that was accepted is stored")
        }
        #expect(isOver, "\(run.complaints)")
    }

    @Test("make builds a package of what was cloned")
    func package() throws {
        let steps = try steps("deploy/README.md", "1. Build the package")
        try #require(steps.count == 1)
        let printed = try Shell.output(of: cloned() + steps[0].command, in: folder)
        #expect(try steps[0].fits(printed), "\(printed)")
        let file = try #require(printed.split(separator: "\n").last)
        #expect(file.contains("/recount/.build/package/recount_"))
        #expect(FileManager.default.fileExists(atPath: String(file)))
    }

    private func measuring() throws -> [String] {
        let steps = try steps("README.md", "Test and measure") + steps("CONTRIBUTING.md", "Set up")
        return steps.map { $0.command.replacing(/\s*#.*/, with: "") }
    }

    @Test("what takes long is planned by make, and is on the list")
    func planned() throws {
        let commands = try Set(measuring())
        #expect(commands == Set(Self.unrun.keys).union(["make bench"]))
        let dry = commands.map { "\($0) --dry-run" }
        let planned = try Shell.output(of: cloned() + dry.joined(separator: "\n"), in: folder)
        for words in [
            "swift test --skip-build", "debug/FormFuzzer \\\n\t-max_total_time=5 ",
            "debug/FormFuzzer \\\n\t-max_total_time=300 ",
        ] {
            #expect(planned.contains(words), "\(planned)")
        }
    }

    private struct Measured: Decodable {
        struct Result: Decodable {
            let number: Int
            let what: String
            let problem: String?
        }

        let results: [Result]
    }

    @Test("every measurement runs, however little its figures mean here")
    func measurements() throws {
        let bench = try #require(measuring().first { $0.hasPrefix("make bench") })
        // PostgreSQL, which is not started by root, reaches its files.
        let printed = try Shell.output(
            of: "chmod a+x .\n" + cloned() + bench + " BENCH=--rehearse", in: folder, seconds: 1_500
        )
        let file = folder.url.appending(path: "recount/.tools/bench/result.json")
        let measured = try JSONDecoder().decode(Measured.self, from: Data(contentsOf: file))
        #expect(measured.results.allSatisfy { $0.problem == nil }, "\(printed)")
        for result in measured.results { #expect(printed.contains(result.what)) }
        let help = try Shell.output(of: "cd recount; \(bench) BENCH=--help", in: folder)
        let list = try #require(
            help.replacing(/\s+/, with: " ").firstMatch(of: /target of ([0-9, ]+);/))
        let numbers = list.output.1.split(separator: ", ").compactMap { Int($0) }
        #expect(numbers.count > 5 && Set(numbers).isSubset(of: Set(measured.results.map(\.number))))
    }

    @Test("the modules that it draws are those of the package")
    func modules() throws {
        let drawn = try Guide("CONTRIBUTING.md", section: "The modules").texts()
        try #require(drawn.count == 1)
        let (modules, libraries) = (
            drawn[0].matches(of: /(?m)^[ │├└─]*([A-Za-z]+)[ ]{2}/).map { String($0.output.1) },
            drawn[0].matches(of: /(?m)→ (C.*)$/).flatMap {
                $0.output.1.split(separator: ", ").map(String.init)
            }
        )
        let package = try Guide.page("Package.swift")
        let ours = package.matches(of: /module\(\s*"([A-Za-z]+)"/).map { String($0.output.1) }
        #expect(modules.sorted() == (ours + ["recount"]).sorted())
        let others = package.matches(of: /name: "(C[A-Z][A-Za-z]+)"/).map { String($0.output.1) }
        // One loads the others, and belongs to all of them.
        #expect(Set(libraries) == Set(others).subtracting(["CLoader"]))
    }
}
