/// A bar chart as SVG: what it shows stands in its title and description, and in a table beside it.
struct HTMLBars {
    struct Bar {
        let label: String
        let count: Int
    }

    private static let (width, text, step, bar) = (340, 16, 36, 10)

    /// What its identifiers begin with.
    let name: String
    let title: String
    let bars: [Bar]
    /// What a bar of the whole width counts.
    let whole: Int

    var svg: String {
        let height = bars.count * Self.step
        let shapes = bars.enumerated().map { shape($1, at: $0 * Self.step) }
        return """
            <svg role="img" aria-labelledby="\(name)-title \(name)-desc" viewBox="0 0 \(Self.width) \(height)" width="\(Self.width)" height="\(height)">
            <title id="\(name)-title">\(escaped(title))</title>
            <desc id="\(name)-desc">\(escaped(description))</desc>
            \(shapes.joined(separator: "\n"))
            </svg>
            """
    }

    private var description: String {
        let parts = bars.map { "\($0.label): \($0.count)" }
        return "A bar for each answer. " + parts.joined(separator: "; ") + "."
    }

    private func shape(_ bar: Bar, at top: Int) -> String {
        let length = whole > 0 ? Self.width * bar.count / whole : 0
        let (text, rail) = (top + Self.text, top + Self.text + 5)
        return """
            <text x="0" y="\(text)">\(escaped(shortened(bar.label)))</text>
            <text class="count" x="\(Self.width)" y="\(text)" text-anchor="end">\(bar.count)</text>
            <rect class="rail" x="0" y="\(rail)" width="\(Self.width)" height="\(Self.bar)" rx="3"/>
            <rect class="bar" x="0" y="\(rail)" width="\(min(length, Self.width))" height="\(Self.bar)" rx="3"/>
            """
    }

    /// A label fits into its line; the table has it whole.
    private func shortened(_ label: String) -> String {
        TextColumns.width(label) > 38 ? String(label.prefix(37)) + "…" : label
    }
}
