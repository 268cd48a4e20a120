/// A chart of bands as SVG: each bar reaches from the least number to the greatest, so that it says
/// no more than the band. What it shows stands in its title and description, and in a table beside it.
struct ResultsChart {
    struct Bar {
        let label: String
        /// Nil for a number that is left open: there is no bar.
        let band: ShownBand?
    }

    /// Bars under a name, or without one.
    struct Group {
        let label: String?
        let bars: [Bar]
    }

    private static let (width, rail, line, thickness) = (300, 178, 19, 12)
    private static let (lettersOfLine, linesOfLabel) = (28, 3)

    /// What its identifiers begin with.
    let anchor: String
    let title: String
    let groups: [Group]
    /// What a bar of the whole width reaches to.
    let whole: Int
    let texts: Catalogue
    /// True where people read from right to left: bars begin at the right then.
    let isMirrored: Bool

    var view: View {
        var marks: [View] = []
        var top = 0
        for group in groups {
            if let label = group.label { marks.append(heading(label, &top)) }
            marks += group.bars.map { mark($0, &top) }
        }
        return View([
            "titleAnchor": "\(anchor)-title", "descriptionAnchor": "\(anchor)-description",
            "chartTitle": title, "chartDescription": description,
            "width": "\(Self.width)", "height": "\(top)", "marks": marks,
        ])
    }

    private var description: String {
        let parts = groups.map { group in
            let bars = group.bars.map { "\($0.label): \(texts.band($0.band))" }
            return [group.label, bars.joined(separator: "; ")].compactMap(\.self)
                .joined(separator: ": ")
        }
        return texts["results.chart"] + " " + parts.joined(separator: ". ") + "."
    }

    private func heading(_ label: String, _ top: inout Int) -> View {
        top += 6
        let lines = lines(of: label, &top)
        return View(["heading": View(["lines": lines]), "bar": nil])
    }

    private func mark(_ bar: Bar, _ top: inout Int) -> View {
        let lines = lines(of: bar.label, &top)
        let y = top + 4
        top += Self.thickness + 16
        let scale = { (count: Int) in Self.rail * min(count, whole) / max(whole, 1) }
        let (from, to) = bar.band.map { (scale($0.lower), max(scale($0.upper), 2)) } ?? (0, 0)
        return View([
            "bar": View([
                "lines": lines,
                "railX": "\(mirrored(0, Self.rail))", "railWidth": "\(Self.rail)",
                "barX": "\(mirrored(from, to - from))", "barWidth": "\(to - from)",
                "barY": "\(y)", "thickness": "\(Self.thickness)",
                "hasBar": bar.band != nil, "isSmall": bar.band?.isSmall ?? false,
                "valueX": "\(mirrored(Self.rail + 8, 0))",
                "valueY": "\(y + Self.thickness - 1)", "value": texts.band(bar.band),
            ])
        ])
    }

    /// The lines of a label, each with its place; `top` goes on below them.
    private func lines(of label: String, _ top: inout Int) -> [View] {
        wrapped(label).map { text in
            top += Self.line
            return View(["lineX": "\(mirrored(0, 0))", "lineY": "\(top - 4)", "lineText": text])
        }
    }

    /// A label fits into a few lines; the table has it whole.
    private func wrapped(_ label: String) -> [String] {
        var lines = [""]
        for word in label.split(whereSeparator: \.isWhitespace) {
            let longer = (lines.last ?? "") + " " + word
            if longer.count <= Self.lettersOfLine || lines.last == "" {
                lines[lines.count - 1] = String(longer.drop { $0 == " " })
            } else {
                lines.append(String(word))
            }
        }
        let most = Self.linesOfLabel
        guard lines.count > most else { return lines }
        return lines.prefix(most - 1) + [lines[most - 1] + " …"]
    }

    private func mirrored(_ x: Int, _ width: Int) -> Int {
        isMirrored ? Self.width - x - width : x
    }
}
