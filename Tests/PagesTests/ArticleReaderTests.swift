import Testing
import Values

@testable import Pages

@Suite struct ArticleReaderTests {
    private static let head = "title: T\nsummary: S\nreviewed_by: R\nlast_reviewed: never\n"

    private func read(_ keys: String, _ body: String) throws -> Article {
        try ArticleReader.read(Array("---\n\(keys)---\n\(body)".utf8))
    }

    private func findings(_ text: String) -> [ArticleFinding] {
        do {
            _ = try ArticleReader.read(Array(text.utf8))
            return []
        } catch {
            return error.findings
        }
    }

    @Test func `the demonstration article is read`() throws {
        let article = try Samples.article()
        #expect(article.title == "Rare myasthenic syndromes")
        #expect(article.lastReviewed == nil)
        #expect(article.survey == FormName("weight-rare-myasthenia"))
        #expect(article.hasSignUp)
        #expect(article.references.count == 4)
        #expect(article.parts.count == 2)
        #expect(article.notice?.contains("not medical advice") == true)
    }

    @Test func `keys that are not needed may be absent`() throws {
        let article = try read(Self.head, "Text.\n")
        #expect(article.survey == nil)
        #expect(!article.hasSignUp)
        #expect(article.references.isEmpty)
        #expect(article.parts == ["<p>Text.</p>\n"])
    }

    @Test func `a review has a day`() throws {
        let keys = Self.head.replacing("never", with: "2026-02-28")
        #expect(try read(keys, "").lastReviewed == Day("2026-02-28"))
    }

    @Test func `a reference may have an address`() throws {
        let keys = Self.head + "references:\n- A\n- text: B\n  address: https://example.org/b\n"
        #expect(
            try read(keys, "").references == [
                .init(text: "A", address: nil), .init(text: "B", address: "https://example.org/b"),
            ])
    }

    @Test func `citations lead to their references`() throws {
        let article = try read(Self.head + "references: [A]\n", "x [1] [y](#z)\n")
        #expect(
            article.parts == [
                "<p>x <a href=\"#reference-1\">[1]</a> <a href=\"#z\">y</a></p>\n"
            ])
    }

    @Test func `Windows line ends are read alike`() throws {
        let text = "---\n\(Self.head)sign_up: true\n---\na\n{{sign-up}}\nb\n"
        let windows = text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\r\n")
        let article = try ArticleReader.read(Array(windows.utf8))
        #expect(try article == ArticleReader.read(Array(text.utf8)))
    }

    @Test func `all findings come at once`() {
        let text = """
            ---
            title: ""
            sumary: S
            reviewed_by: R
            last_reviewed: 2026-02-30
            survey: Not A Name
            sign_up: maybe
            references:
            - text: A
              address: javascript:x
            ---
            # Title

            ## Section

            #### Deep [7]

            {{sign-up}}
            {{sign-up}}
            {{survey}}
            """
        let expected: Set<ArticleFinding> = [
            .missingKey("title"), .unknownKey("sumary"), .missingKey("summary"),
            .badValue(key: "last_reviewed", expected: "a day such as 2026-11-23, or 'never'"),
            .badValue(
                key: "survey", expected: "a survey's name in small letters, digits and dashes"),
            .badValue(key: "sign_up", expected: "'true' or 'false'"), .badReference(number: 1),
            .firstLevelHeading(line: 12), .skippedLevel(line: 16), .citation(number: 7),
            .markerWithoutSignUp(line: 18), .secondMarker(line: 19), .unknownMarker(line: 20),
        ]
        #expect(Set(findings(text)) == expected)
    }

    @Test(arguments: [
        ("", ArticleFinding.noFrontMatter), ("# Title\n", .noFrontMatter),
        ("---\ntitle: T\n", .noFrontMatter),
        ("---\n---\n", .unreadableFrontMatter(problem: "there are no keys")),
        ("---\n- a\n---\n", .unreadableFrontMatter(problem: "there are no keys")),
    ])
    func `an article without readable keys is refused`(text: String, expected: ArticleFinding) {
        #expect(findings(text).contains(expected))
    }

    @Test(arguments: ["title: [", "title: T\ntitle: U", "\ttitle: T", "a: &a b: *a"])
    func `broken YAML is a finding`(yaml: String) {
        let found = findings("---\n\(yaml)\n---\n")
        #expect(
            found.contains { finding in
                guard case .unreadableFrontMatter = finding else { return false }
                return true
            })
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: ArticleFindings([.notText])) { try ArticleReader.read([0xFF, 0xFE]) }
    }

    @Test func `an article beyond the limit is refused`() {
        let bytes = [UInt8](repeating: 65, count: ArticleReader.limit + 1)
        #expect(throws: ArticleFindings([.tooLarge(limit: ArticleReader.limit)])) {
            try ArticleReader.read(bytes)
        }
    }

    @Test func `a finding says what to do`() {
        let finding = ArticleFinding.secondMarker(line: 19)
        #expect(finding.description == "line 19: {{sign-up}} may stand once; remove this one")
    }
}
