import Testing
import Values

@testable import Pages

@Suite struct NoticeTextTests {
    @Test func `the organisation is filled in once, before publication`() throws {
        let notice = try NoticeText(
            filling: "# N\n{{organisation.name}}, {{organisation.contact}}", file: "n.md",
            for: Samples.site())
        #expect(notice.text == "# N\nRare Muscle Network (demonstration), hello@example.org")
        #expect(notice.title == "N")
    }

    @Test func `a gap that nothing fills is a fault`() throws {
        let site = try Samples.site()
        let fault = SiteFault.unknownName(file: "n.md:3", name: "{{organisation.phone}}")
        #expect(throws: SiteFaults([fault])) {
            try NoticeText(
                filling: "# N\n{{retention.drafts}}\n{{organisation.phone}}", file: "n.md",
                for: site)
        }
    }

    @Test func `the published bytes hold the periods of the site`() throws {
        let notice = try NoticeText(
            filling: "{{retention.drafts}}, {{retention.proofs}}, {{retention.signUps}}",
            file: "n.md", for: Samples.site())
        #expect(notice.text == "30, 1095, 48")
    }

    @Test(arguments: ["forms/notices/privacy.en.md", "forms/notices/terms.en.md"])
    func `a demonstration notice says that it is one and names the organisation`(
        path: String
    ) throws {
        let notice = try Samples.notice(path)
        #expect(notice.text.contains("Demonstration text"))
        #expect(notice.text.contains("Rare Muscle Network (demonstration)"))
        #expect(!notice.text.contains("{{"))
        #expect(notice.title != nil)
    }

    @Test func `the digest names the exact bytes`() throws {
        let bytes = Array("# N\r\n".utf8)
        #expect(NoticeText(bytes: bytes).digest == Digest(of: bytes))
    }

    @Test func `a notice without a title gets one on its page`() throws {
        let page = NoticePage(
            notice: NoticeText(bytes: Array("Words.".utf8)), published: try Samples.day(),
            isSuperseded: false)
        #expect(try Samples.renderer().notice(page).text.contains("<h1>Notice</h1>\n<p>Words.</p>"))
    }
}
