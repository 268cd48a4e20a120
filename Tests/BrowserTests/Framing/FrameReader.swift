import Foundation
import Testing

/// A person at an article with a frame: what they do in it, and what the article around it shows.
struct FrameReader {
    private static let patience = Duration.seconds(10)

    private let stage: FrameStage
    private let hasScripts: Bool
    private var browser: Browser { stage.browser }

    init(_ stage: FrameStage, hasScripts: Bool) {
        (self.stage, self.hasScripts) = (stage, hasScripts)
    }

    /// Opens the article and looks into its frame.
    func open(on host: String, heading: String? = nil) throws {
        try browser.open(address: stage.address("article", on: host))
        try fits()
        if let heading { #expect(try browser.text("h1") == heading) }
    }

    /// Goes on in the frame, to a page whose heading begins like this; the article stays.
    func follow(
        _ selector: String, to heading: String, location: SourceLocation = #_sourceLocation
    ) throws {
        try browser.leaveFrame()
        let article = try browser.address()
        // What has just been answered may still move what comes below it.
        try fits(fromTop: false, location: location)
        do {
            try browser.leave(by: selector, within: .seconds(3)) { try browser.click(selector) }
        } catch is Browser.NoNewPage {
            // Until Chromium has drawn a frame anew that grew, it gives half a click to the page
            // behind. A person clicks once more.
            try browser.follow(selector)
        }
        #expect(try browser.text("h1").hasPrefix(heading), sourceLocation: location)
        #expect(try browser.count(".site-header, .site-footer") == 0, sourceLocation: location)
        try browser.leaveFrame()
        #expect(try browser.address() == article, sourceLocation: location)
        try fits(location: location)
        #expect(try LayoutProbe.overflow(browser) == [], sourceLocation: location)
    }

    /// With scripts, waits until the frame is as high as its page, and its top not above the window where
    /// a page begins; without, the frame keeps its height and scrolls. Looks into the frame in the end.
    func fits(
        fromTop: Bool = true, location: SourceLocation = #_sourceLocation
    ) throws {
        let deadline = ContinuousClock.now + Self.patience
        var seen: [Double] = []
        repeat {
            try browser.leaveFrame()
            seen = try browser.evaluate(
                "const box = document.querySelector('iframe').getBoundingClientRect();"
                    + "return [box.height, box.top];", as: [Double].self)
            try browser.enterFrame()
            seen += try browser.evaluate(
                "return [document.documentElement.offsetHeight, innerHeight];", as: [Double].self)
            if !hasScripts { break }
            if abs(seen[0] - seen[2]) <= 1, seen[1] >= -1 || !fromTop { return }
            Thread.sleep(forTimeInterval: 0.02)
        } while ContinuousClock.now < deadline
        #expect(!hasScripts && seen[0] == 640, "\(seen)", sourceLocation: location)
    }
}
