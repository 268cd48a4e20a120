import Foundation
import Testing

@testable import Pages

/// The style sheet and its colours (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11).
@Suite struct StyleSheetTests {
    /// Our own colours go further than a theme must: text has the contrast of level AAA.
    @Test(arguments: ColourScheme.allCases, ContrastRule.all)
    func `colours differ enough`(scheme: ColourScheme, rule: ContrastRule) {
        let palette = Palette.builtIn
        let ratio = palette[scheme, rule.front].contrast(to: palette[scheme, rule.back])
        let needed = rule.neededTenths == 45 ? 7.0 : 3.0
        #expect(ratio >= needed, "\(rule.front) on \(rule.back) has \(ratio)")
    }

    @Test func `every colour of the sheet has a name, and every name is a colour of the sheet`()
        throws
    {
        let used = try sheet().matches(of: /var\(--([a-z-]+)\)/).map { String($0.output.1) }
        let colours = Set(used).subtracting(["gap", "round"])
        #expect(colours == Set(ColourName.allCases.map(\.rawValue)))
    }

    @Test func `where a rule sets words on a ground, the table knows the pair`() throws {
        let known = Set(ContrastRule.all.map { [$0.front, $0.back] })
        let pairs = try sheet().split(separator: "}").compactMap { rule -> [ColourName]? in
            let front = rule.firstMatch(of: /[^-]color: var\(--([a-z-]+)\)/)?.output.1
            let back = rule.firstMatch(of: /background: var\(--([a-z-]+)\)/)?.output.1
            guard let front, let back else { return nil }
            return [front, back].compactMap { ColourName(rawValue: String($0)) }
        }
        #expect(pairs.count >= 6)
        #expect(Set(pairs).subtracting(known) == [])
    }

    @Test func `colours stand in the table alone, but for those of paper`() throws {
        let rules = try sheet().split(separator: "}").filter { !$0.contains(":root") }
        #expect(rules.filter { $0.contains(/#[0-9a-f]{3,8}\b/) } == [])
    }

    @Test func `nothing is loaded from elsewhere`() throws {
        #expect(try !sheet().contains("url("))
        #expect(try !sheet().contains("@import"))
        #expect(try !sheet().contains("//"))
    }

    @Test func `every class of the sheet is used by a template, and the other way round`() throws {
        let files = SiteFiles.embedded
        let used = files.names(endingIn: ".mustache").flatMap { file in
            (files.text(of: file) ?? "").matches(of: /class="([^"]*)"/).flatMap { match in
                match.output.1.replacing(/\{\{[#\/][A-Za-z]+\}\}/, with: "").split(separator: " ")
            }
        }
        let styled = try sheet().matches(of: /\.([a-z][a-z-]*)/).map(\.output.1)
        #expect(Set(styled) == Set(used))
    }

    private func sheet() throws -> String {
        try #require(SiteFiles.embedded.text(of: "site.css"))
    }
}
