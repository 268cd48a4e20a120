/// The colours of all pages, in both schemes.
package struct Palette: Sendable {
    private var colours: [ColourScheme: [ColourName: Colour]]

    /// Takes every colour of both schemes; nil when one is missing.
    init?(_ colours: [ColourScheme: [ColourName: Colour]]) {
        let isWhole = ColourScheme.allCases.allSatisfy { scheme in
            colours[scheme]?.count == ColourName.allCases.count
        }
        guard isWhole else { return nil }
        self.colours = colours
    }

    /// The colour of that name.
    package subscript(scheme: ColourScheme, name: ColourName) -> Colour {
        guard let colour = colours[scheme]?[name] else {
            preconditionFailure("a palette has every colour")
        }
        return colour
    }

    /// The same with other colours in their places.
    func replacing(_ entries: [PaletteEntry]) -> Palette {
        var copy = self
        for entry in entries { copy.colours[entry.scheme]?[entry.name] = entry.colour }
        return copy
    }

    /// The colours as the style sheet refers to them: `var(--NAME)`.
    var css: String {
        """
        :root {
        \(declarations(.light))
        }

        @media (prefers-color-scheme: dark) {
        :root {
        \(declarations(.dark))
        }
        }

        """
    }

    private func declarations(_ scheme: ColourScheme) -> String {
        ColourName.allCases.map { "--\($0.rawValue): \(self[scheme, $0]);" }
            .joined(separator: "\n")
    }
}
