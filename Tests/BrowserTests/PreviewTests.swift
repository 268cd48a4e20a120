import Foundation
import Testing
import Values

extension BrowserTests {
    /// A preview in front of its author.
    @Suite("Preview")
    struct PreviewTests {
        private let stage: Stage
        private let folder: ScratchFolder
        private let preview: LoopbackServer

        private var browser: Browser { stage.browser }
        private var file: URL { folder.url.appending(path: "pulse.yaml") }

        init() throws {
            stage = try Stage.current()
            folder = try ScratchFolder()
            let file = folder.url.appending(path: "pulse.yaml")
            try Data(Self.survey().utf8).write(to: file, options: .atomic)
            preview = try LoopbackServer(
                Toolbox.recount(),
                ["form", "preview", file.path, "--listen", "127.0.0.1:0"],
                environment: ["TMPDIR": folder.url.path],
                announcement: "’ at http://127.0.0.1:")
        }

        @Test("A page comes back by itself when the survey is saved, faulty or mended")
        func following() throws {
            defer { preview.stop() }
            try open("/")
            try browser.wait("h1", toSay: "Pulse")
            try save(Self.survey(kind: "yesnoo"))
            try browser.wait("h1", toSay: "Please mend the survey first")
            try save(Self.survey(title: "Better"))
            try browser.wait("h1", toSay: "Better")
        }

        @Test("A later page comes back with what was typed and saved on it")
        func typing() throws {
            defer { preview.stop() }
            try open("/")
            try browser.follow("button[name=go][value=next]")
            try browser.type("long", into: "#word")
            try browser.wait("[role=status]", toSay: "Saved.")
            try save(Self.survey(title: "Better"))
            try browser.wait("h1", toSay: "Better")
            #expect(try browser.value(of: "#word") == "long")
        }

        @Test("The page of findings is for everybody, and valid HTML")
        func accessible() throws {
            defer { preview.stop() }
            try save(Self.survey(kind: "yesnoo"))
            try open("/")
            try browser.wait("h1", toSay: "Please mend the survey first")
            let axe = try AxeProbe()
            try axe.prepare(browser)
            #expect(try axe.violations(browser) == [])
            let page = folder.url.appending(path: "findings.html")
            try Data(preview.client.send("GET", "/").body).write(to: page)
            #expect(try NuChecker.faults(in: [page]).map(\.description) == [])
        }

        private func open(_ path: String) throws {
            let address = "http://127.0.0.1:\(preview.port)\(path)"
            try browser.command("POST", "/url", ["url": .string(address)])
        }

        private func save(_ text: String) throws {
            try Data(text.utf8).write(to: file, options: .atomic)
        }

        private static func survey(title: String = "Pulse", kind: String = "yesno") -> String {
            """
            survey: pulse
            version: 1.0.0
            language: en
            title: \(title)
            sections:
            - section: First
              items:
              - id: sleep
                \(kind): Do you sleep well?
            - section: Second
              items:
              - id: word
                text: What is this week in one word?

            """
        }
    }
}
