import Foundation
import Testing

/// What the tests of one suite play on: the running service, and a browser in front of it.
struct Stage: Sendable {
    @TaskLocal private static var running: Stage?

    let site: Site
    let browser: Browser
    /// What starts further browsers.
    let driver: LoopbackClient

    /// The stage of the suite that runs.
    static func current() throws -> Stage {
        try #require(running, "the suite needs the trait ‘staged’")
    }

    /// The same browser in front of another service.
    func playing(on site: Site) -> Stage {
        Stage(site: site, browser: browser.visiting(site.client), driver: driver)
    }

    fileprivate static func run(_ play: @Sendable () async throws -> Void) async throws {
        let folder = try ScratchFolder()
        let service = try Site.start(in: folder)
        defer { service.stop() }
        let driver = try LoopbackServer(
            Toolbox.chromedriver(), ["--port=0"], announcement: "started successfully on port ")
        defer { driver.stop() }
        let browser = try Browser(
            driver: driver.client, profile: folder.url.appending(path: "profile"),
            site: service.client)
        let stage = Stage(
            site: try Site(service.client), browser: browser, driver: driver.client)
        do {
            try await $running.withValue(stage, operation: play)
            try browser.quit()
        } catch {
            try browser.quit()
            throw error
        }
    }
}

/// Sets one stage for a whole suite, and clears it away.
struct StageTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await Stage.run(function)
    }
}

extension Trait where Self == StageTrait {
    static var staged: Self { StageTrait() }
}
