/// Two colours that meet on the pages, and how far they must be apart.
package struct ContrastRule: Hashable, Sendable {
    package let front: ColourName
    package let back: ColourName
    /// The least contrast in tenths.
    package let neededTenths: Int

    /// Every pair that the style sheet makes: text (WCAG 2.2, 1.4.3), and what people must see to
    /// find a control and the focus (1.4.11).
    package static let all =
        rules(45, .text, on: [.page, .surface, .tint, .warm, .dangerTint])
        + rules(45, .muted, on: [.page, .surface, .tint, .warm])
        + rules(45, .brand, on: [.page, .surface, .tint])
        + rules(45, .brandStrong, on: [.page, .surface, .tint])
        + rules(45, .onBrand, on: [.brand, .brandStrong])
        + rules(45, .danger, on: [.page, .surface, .dangerTint])
        + rules(45, .onDanger, on: [.danger])
        + rules(30, .edge, on: [.page, .surface, .tint])
        + rules(30, .focus, on: [.page, .surface, .tint, .dangerTint])

    /// What breaks the rule: nil where the colours are far enough apart. `set` tells in which line
    /// an operator chose one of them.
    func fault(
        in palette: Palette, _ scheme: ColourScheme, set entries: [PaletteEntry]
    ) -> SiteFault? {
        let colours = [front, back].map { palette[scheme, $0] }
        let contrast = colours[0].contrast(to: colours[1])
        guard contrast < Double(neededTenths) / 10 else { return nil }
        let own = [front, back].compactMap { name in
            entries.first { $0.scheme == scheme && $0.name == name }
        }
        return .colours(
            line: own.first?.line ?? 1,
            .contrast(
                ContrastGap(
                    scheme: scheme, front: front, back: back, colours: colours,
                    tenths: Int(contrast * 10), neededTenths: neededTenths)))
    }

    private static func rules(
        _ tenths: Int, _ front: ColourName, on backs: [ColourName]
    ) -> [ContrastRule] {
        backs.map { ContrastRule(front: front, back: $0, neededTenths: tenths) }
    }
}
