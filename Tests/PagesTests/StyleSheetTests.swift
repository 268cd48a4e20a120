import Foundation
import Testing

@testable import Pages

/// The style sheet's colours, read out of it and measured (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11).
@Suite struct StyleSheetTests {
    enum Scheme: CaseIterable {
        case light, dark
    }

    @Test(
        arguments: Scheme.allCases,
        [
            ("text", "page", 7.0), ("text", "surface", 7.0), ("text", "tint", 7.0),
            ("text", "warm", 7.0), ("text", "danger-tint", 7.0), ("muted", "page", 7.0),
            ("muted", "surface", 7.0), ("muted", "tint", 7.0), ("muted", "warm", 7.0),
            ("muted", "danger-tint", 7.0), ("brand", "page", 7.0), ("brand", "surface", 7.0),
            ("brand", "tint", 7.0), ("on-brand", "brand", 7.0), ("on-brand", "brand-strong", 7.0),
            ("brand-strong", "surface", 7.0), ("danger", "page", 7.0), ("danger", "surface", 7.0),
            ("danger", "danger-tint", 7.0), ("on-danger", "danger", 7.0), ("edge", "page", 3.0),
            ("edge", "surface", 3.0), ("edge", "tint", 3.0), ("edge", "warm", 3.0),
            ("focus", "page", 3.0), ("focus", "surface", 3.0), ("focus", "tint", 3.0),
            ("focus", "danger-tint", 3.0),
        ])
    func `colours differ enough`(
        scheme: Scheme, pair: (front: String, back: String, ratio: Double)
    ) throws {
        let colours = try colours(of: scheme)
        let front = try #require(colours[pair.front])
        let back = try #require(colours[pair.back])
        let ratio = contrast(front, back)
        #expect(ratio >= pair.ratio, "\(pair.front) on \(pair.back) has \(ratio)")
    }

    @Test func `contrast is measured as WCAG says`() {
        #expect(contrast([0, 0, 0], [255, 255, 255]) == 21)
        #expect(abs(contrast([0x77, 0x77, 0x77], [255, 255, 255]) - 4.48) < 0.01)
    }

    @Test func `both schemes name the same colours`() throws {
        #expect(try Set(colours(of: .light).keys) == Set(colours(of: .dark).keys))
    }

    @Test func `colours stand in the two schemes alone`() throws {
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

    /// The colours of a scheme: the first `:root` holds the light ones, the second the dark ones.
    private func colours(of scheme: Scheme) throws -> [String: [Double]] {
        let roots = try sheet().split(separator: ":root {").dropFirst()
        let block = try #require(scheme == .light ? roots.first : roots.dropFirst().first)
        let body = block.prefix { $0 != "}" }
        let pairs = body.matches(of: /--([a-z-]+): #([0-9a-f]{6});/).map { match in
            (String(match.output.1), channels(match.output.2))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private func channels(_ hexadecimal: Substring) -> [Double] {
        let number = Int(hexadecimal, radix: 16) ?? 0
        return [16, 8, 0].map { Double(number >> $0 & 0xFF) }
    }

    private func contrast(_ first: [Double], _ second: [Double]) -> Double {
        let (one, other) = (luminance(first), luminance(second))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private func luminance(_ channels: [Double]) -> Double {
        let linear = channels.map { channel in
            let share = channel / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
