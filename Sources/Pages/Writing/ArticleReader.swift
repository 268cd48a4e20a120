/// Reads an article: front matter in YAML, then CommonMark, with the line `{{sign-up}}` where the
/// sign-up box shall stand (without it the box stands behind the body).
package enum ArticleReader {
    /// The most bytes that an article may have.
    package static let limit = 1 << 20

    /// The article in `bytes`. Throws every finding at once.
    package static func read(_ bytes: [UInt8]) throws(ArticleFindings) -> Article {
        guard bytes.count <= limit else { throw ArticleFindings([.tooLarge(limit: limit)]) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ArticleFindings([.notText])
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        guard let fence = closingFence(lines) else { throw ArticleFindings([.noFrontMatter]) }
        var keys = FrontMatter(yaml: lines[1..<fence].joined(separator: "\n"))
        let body = ArticleBody(lines: lines, from: fence + 1)
        let article = article(&keys, body)
        let findings =
            keys.findings
            + body.findings(hasSignUp: article.hasSignUp, references: article.references.count)
        guard findings.isEmpty else { throw ArticleFindings(findings) }
        return article
    }

    private static func closingFence(_ lines: [Substring]) -> Int? {
        guard lines.first == "---" else { return nil }
        return lines.dropFirst().firstIndex(of: "---")
    }

    private static func article(_ keys: inout FrontMatter, _ body: ArticleBody) -> Article {
        let references = keys.references("references")
        return Article(
            title: keys.text("title"), summary: keys.text("summary"),
            notice: keys.optionalText("notice"), reviewedBy: keys.text("reviewed_by"),
            lastReviewed: keys.day("last_reviewed"), survey: keys.formName("survey"),
            call: keys.optionalText("call"), hasSignUp: keys.flag("sign_up"),
            references: references, parts: body.html(references: references.count))
    }
}
