import Testing
import Values

@testable import Report

/// Reports as people and programs get them.
@Suite struct RenderingTests {
    private let sample: ReportSample
    private let report: SurveyReport

    init() throws {
        sample = try ReportSample()
        report = try sample.report()
    }

    @Test("a report fits the width of its terminal", arguments: [60, 80, 120])
    func terminal(width: Int) throws {
        let text = TerminalReport(width: width).text(of: report)
        for line in text.split(separator: "\n") {
            #expect(TextColumns.width(line) <= width, "\(line)")
        }
        try expectSnapshot(text, "terminal-\(width).txt")
    }

    @Test("no terminal is so narrow or so wide that a report breaks")
    func bounds() {
        let narrow = TerminalReport(width: 3).text(of: report)
        #expect(narrow == TerminalReport(width: 60).text(of: report))
        let wide = TerminalReport(width: 999).text(of: report)
        #expect(wide == TerminalReport(width: 200).text(of: report))
    }

    @Test("what is bold or faint says nothing by that alone")
    func plain() {
        let styled = TerminalReport(width: 80, isStyled: true).text(of: report)
        let plain = styled.replacing(/\u{1B}\[[0-9]+m/, with: "")
        #expect(styled != plain)
        #expect(plain == TerminalReport(width: 80).text(of: report))
    }

    @Test("the page stands as it was looked at")
    func page() throws {
        let page = HTMLReport.page(of: report)
        try expectSnapshot(page, "report.html")
        #expect(!page.contains("://"))
        #expect(!page.contains("<warm>") && page.contains("&lt;warm&gt;"))
    }

    @Test("JSON keeps its shape")
    func json() throws { try expectSnapshot(report.json, "report.json") }

    @Test("each says that it is for the operator alone, and shows no address")
    func notices() {
        let texts = [
            TerminalReport(width: 80).text(of: report), HTMLReport.page(of: report), report.json,
        ]
        for text in texts {
            #expect(text.contains("True counts, for your eyes, not for publication."))
            #expect(!text.contains("@example.org") && !text.contains("1234567"))
            #expect(!text.contains("Weber"))
        }
    }
}
