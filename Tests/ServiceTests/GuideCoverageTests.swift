import Foundation
import Testing

/// Every block of the guides, whatever it is written in, is taken from there by a test.
@Suite struct GuideCoverageTests {
    /// Blocks of one kind under one heading, and the file of the test that takes all of them.
    private struct Part {
        let page: String
        let section: String
        let language: String
        let count: Int
        let taker: String
    }

    @Test("every block is on the list of those that a test takes, and nothing else is")
    func complete() throws {
        var found: [String: Int] = [:]
        for page in try Self.pages() {
            for block in try Guide(page).blocks {
                found[Self.name(page, block.section, block.language), default: 0] += 1
            }
        }
        let listed = Dictionary(
            Self.parts.map { (Self.name($0.page, $0.section, $0.language), $0.count) },
            uniquingKeysWith: +)
        for name in Set(found.keys).union(listed.keys).sorted() {
            #expect(found[name] == listed[name], "\(name)")
        }
    }

    @Test("nothing looks like a block and is none")
    func fences() throws {
        for page in try Self.pages() {
            let prose = try Guide(page).prose
            #expect(!prose.contains { $0.contains(/^([ ]{4}|\t|[ ]*(```|~~~))/) }, "\(page)")
        }
    }

    @Test("the test that is on the list asks for that page and heading", arguments: parts.indices)
    func taken(index: Int) throws {
        let part = Self.parts[index]
        let sources = try (Self.sources[part.taker] ?? []).map {
            try String(contentsOf: $0, encoding: .utf8)
        }
        let isTaken = sources.contains { source in
            let asks =
                source.contains("\"\(part.section)\"") || Self.wholePages.contains(part.taker)
            // The page of what is followed on a machine is known to `DebianMachine`.
            let isFollowed = source.contains(".follow(\"\(part.section)\"")
            return asks && (isFollowed || source.contains(part.page))
        }
        #expect(isTaken, "\(part)")
    }

    @Test("every command in the head of a file is taken by a test")
    func heads() throws {
        var found: [String: [String]] = [:]
        for name in try FileManager.default.contentsOfDirectory(
            atPath: repository.appending(path: "deploy").path)
        where ["yaml", "yml", "cfg", "conf", "service", "timer", ""].contains(
            URL(filePath: name).pathExtension)
        {
            guard let head = try? FileHead("deploy/\(name)"), !head.commands.isEmpty else {
                continue
            }
            found[name] = head.commands
        }
        for (name, taken) in Self.heads {
            #expect(found.removeValue(forKey: name)?.count == taken.count, "\(name)")
            let sources = try #require(Self.sources[taken.taker])
            let isTaken = try sources.contains {
                try String(contentsOf: $0, encoding: .utf8).contains("FileHead(\"deploy/\(name)\")")
            }
            #expect(isTaken, "\(name)")
        }
        #expect(found.isEmpty)
    }

    /// How many commands stand in the head of a file under `deploy`, and the file of the test that takes all of them.
    private static let heads = [
        "compose.yaml": (count: 5, taker: "ContainerTests"),
        "Dockerfile": (count: 2, taker: "ContainerTests"),
    ]

    @Test("every command of ours in running text is one, with options that it has")
    func running() throws {
        var helps: [String: String] = [:]
        for page in try Self.pages() {
            for span in try Guide(page).prose.joined(separator: " ").matches(
                of: /`recount ([^`]+)`/)
            {
                let words = span.output.1.split(separator: " ").map(String.init)
                let command = Self.command(of: words)
                let isKnown = command != "" || words[0] == "help" || words[0].hasPrefix("-")
                #expect(isKnown, "\(page): \(span.output.0)")
                let help = try helps[command] ?? Self.help(command)
                helps[command] = help
                for option in words where option.hasPrefix("--") {
                    #expect(help.contains(option), "\(page): \(span.output.0)")
                }
            }
        }
    }

    /// The command that words begin with; options that hold for all may stand before it.
    private static func command(of words: [String]) -> String {
        var words = words[...]
        while let option = words.first, ["--data", "--config"].contains(option) {
            words = words.dropFirst(2)
        }
        for count in [2, 1] {
            let name = words.prefix(count).joined(separator: " ")
            // A group that does something by itself does what the first of its commands does.
            if let first = ["export": "export survey", "config": "config show"][name] {
                return first
            }
            if HelpTests.commands.contains(name) { return name }
        }
        return ""
    }

    private static func help(_ command: String) throws -> String {
        let words = command.split(separator: " ").map(String.init)
        return try CommandLineTool.run(words + ["--help"]).output
    }

    private static func name(_ page: String, _ section: String, _ language: String) -> String {
        "\(page), ‘\(section)’: \(language.isEmpty ? "plain" : language)"
    }

    /// All pages for people who use or change Recount; what lies deeper is content of the demonstration.
    private static func pages() throws -> [String] {
        try ["", "forms/", "deploy/"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(
                atPath: repository.appending(path: folder).path
            ).filter { $0.hasSuffix(".md") }.map { folder + $0 }
        }
    }

    /// The files of all tests by their names.
    private static let sources: [String: [URL]] = {
        let all = FileManager.default.enumerator(
            at: repository.appending(path: "Tests"), includingPropertiesForKeys: nil)
        let files = (all?.allObjects ?? []).compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" }
        return Dictionary(grouping: files) { $0.deletingPathExtension().lastPathComponent }
    }()

    /// They take blocks of one kind wherever they stand on a page.
    private static let wholePages = ["GuideTests", "FrameStage"]

    private static let parts: [Part] = [
        ("README.md", "Start", "console", 1, "SourceGuideTests"),
        ("README.md", "Your first survey in five minutes", "console", 6, "GuideConsoleTests"),
        ("README.md", "Your first survey in five minutes", "yaml", 2, "GuideConsoleTests"),
        ("README.md", "The JSON API", "console", 2, "InterfaceGuideTests"),
        ("README.md", "Test and measure", "console", 1, "SourceGuideTests"),
        ("CONTRIBUTING.md", "Set up", "console", 1, "SourceGuideTests"),
        ("CONTRIBUTING.md", "The modules", "", 1, "SourceGuideTests"),
        ("forms/README.md", "While you write", "console", 3, "GuideConsoleTests"),
        ("forms/README.md", "While you write", "", 1, "GuideConsoleTests"),
        ("forms/README.md", "A survey", "yaml", 14, "GuideTests"),
        ("forms/README.md", "An article", "", 1, "GuideConsoleTests"),
        ("forms/README.md", "On another site", "html", 2, "FrameStage"),
        ("deploy/README.md", "1. Build the package", "console", 1, "SourceGuideTests"),
        ("deploy/README.md", "3. Install", "console", 3, "PackageTests"),
        ("deploy/README.md", "4. TLS in front", "console", 2, "ProxyTests"),
        ("deploy/README.md", "5. Backup", "console", 1, "PackageTests"),
        ("deploy/README.md", "6. Upgrade", "console", 1, "PackageTests"),
        ("deploy/README.md", "8. Remove", "console", 3, "PackageTests"),
        ("deploy/README.md", "Your own look", "yaml", 1, "ThemeTests"),
        ("deploy/README.md", "Your own look", "", 1, "ThemeTests"),
        ("deploy/README.md", "Without the package", "console", 2, "PackageTests+Guides"),
        ("deploy/README.md", "In containers", "console", 2, "ContainerTests"),
        ("deploy/bounces.md", "What the relay needs", "json", 1, "SettingsGuideTests"),
        ("deploy/bounces.md", "See whether mails arrive", "console", 2, "GuideConsoleTests"),
        ("deploy/bounces.md", "Mails that come back", "console", 1, "GuideConsoleTests"),
        ("deploy/bounces.md", "Mails that come back", "ini", 2, "PackageTests+Guides"),
        ("deploy/cluster.md", "1. etcd, on a, b and c", "console", 2, "ThreeMachines"),
        ("deploy/cluster.md", "1. etcd, on a, b and c", "ini", 1, "ThreeMachines"),
        (
            "deploy/cluster.md", "2. PostgreSQL under Patroni, on a, then on b", "console", 2,
            "ThreeMachines"
        ),
        (
            "deploy/cluster.md", "2. PostgreSQL under Patroni, on a, then on b", "ini", 1,
            "ThreeMachines"
        ),
        ("deploy/cluster.md", "3. The database, on a", "sql", 1, "ThreeMachines"),
        ("deploy/cluster.md", "4. Recount, on a, then on b", "console", 4, "ThreeMachines"),
        ("deploy/cluster.md", "4. Recount, on a, then on b", "ini", 2, "ThreeMachines"),
        ("deploy/cluster.md", "5. HAProxy, on c", "console", 1, "ThreeMachines"),
        ("deploy/cluster.md", "When something fails", "console", 1, "ThreeMachines"),
        ("deploy/cluster.md", "A machine that is lost for good", "console", 1, "ThreeMachines"),
        ("deploy/cluster.md", "A machine that is lost for good", "ini", 1, "ThreeMachines"),
        ("deploy/consent.md", "What people agreed to", "console", 3, "GuideConsoleTests"),
        ("deploy/consent.md", "The ledger", "console", 6, "GuideConsoleTests"),
        ("deploy/consent.md", "The ledger", "", 1, "GuideConsoleTests"),
        ("deploy/consent.md", "Forgetting", "console", 2, "GuideConsoleTests"),
        ("deploy/consent.md", "Backups", "console", 2, "GuideConsoleTests"),
        ("deploy/consent.md", "Backups", "", 1, "PackageTests+Guides"),
        ("deploy/consent.md", "Looking after it", "console", 2, "GuideConsoleTests"),
        ("deploy/mail.md", "The outbox", "console", 1, "GuideConsoleTests"),
        ("deploy/mail.md", "Who signed up", "console", 2, "GuideConsoleTests"),
        ("deploy/mail.md", "Mailing by another program", "console", 1, "GuideConsoleTests"),
        ("deploy/mail.md", "Bringing a list along", "", 2, "GuideConsoleTests"),
        ("deploy/mail.md", "Bringing a list along", "console", 1, "GuideConsoleTests"),
        ("deploy/mail.md", "Inviting people", "", 1, "GuideConsoleTests"),
        ("deploy/mail.md", "Inviting people", "console", 3, "GuideConsoleTests"),
        ("deploy/monitoring.md", "Alive and ready", "console", 1, "MonitoringGuideTests"),
        ("deploy/monitoring.md", "Numbers", "json", 1, "MonitoringGuideTests"),
        ("deploy/monitoring.md", "Numbers", "console", 1, "MonitoringGuideTests"),
        ("deploy/monitoring.md", "Prometheus, alerts and a dashboard", "console", 2, "ProxyTests"),
        ("deploy/monitoring.md", "Prometheus, alerts and a dashboard", "yaml", 1, "ProxyTests"),
        ("deploy/monitoring.md", "The log", "", 1, "MonitoringGuideTests"),
        ("deploy/moving.md", "Upgrade the database", "console", 2, "MovingGuideTests"),
        ("deploy/moving.md", "Move to another data folder", "console", 3, "MovingGuideTests"),
        ("deploy/moving.md", "Move to PostgreSQL and back", "console", 2, "MovingGuideTests"),
        ("deploy/postgresql.md", "A database", "sql", 1, "PostgreSQLJourneyTests"),
        ("deploy/postgresql.md", "A database", "console", 1, "PostgreSQLJourneyTests"),
        ("deploy/results.md", "Reading the report", "console", 4, "ReportGuideTests"),
        ("deploy/results.md", "Publishing results", "console", 5, "ReleaseGuideTests"),
        ("deploy/results.md", "Taking data out", "console", 4, "ExportGuideTests"),
        ("deploy/scaling.md", "Two servers on one PostgreSQL", "", 1, "SettingsGuideTests"),
        ("deploy/settings.md", "What is in force", "console", 2, "SettingsGuideTests"),
        ("deploy/settings.md", "What is in force", "", 1, "SettingsGuideTests"),
        ("deploy/settings.md", "Secrets", "ini", 1, "PackageTests+Guides"),
        ("deploy/settings.md", "The key out of a vault", "json", 1, "PackageTests+Guides"),
        ("deploy/settings.md", "The key out of a vault", "sh", 1, "PackageTests+Guides"),
        ("deploy/settings.md", "The key out of a vault", "console", 1, "SettingsGuideTests"),
        ("deploy/stories.md", "What the survey needs", "yaml", 1, "StoryGuideTests"),
        ("deploy/stories.md", "From a story to a page", "console", 4, "StoryGuideTests"),
        ("deploy/stories.md", "Taking it down", "console", 1, "StoryGuideTests"),
        ("deploy/webhooks.md", "Setting one up", "console", 2, "WebhookGuideTests"),
        ("deploy/webhooks.md", "Receiving", "python", 1, "WebhookGuideTests"),
        ("deploy/webhooks.md", "Looking after it", "console", 2, "WebhookGuideTests"),
    ].map { Part(page: $0, section: $1, language: $2, count: $3, taker: $4) }
}
