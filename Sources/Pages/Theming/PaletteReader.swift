import FormModel
import Yams

/// Reads `colours.yaml`: under `light` and `dark`, colours by their names.
///
/// Ours names all of them. What an operator's file leaves out is ours.
struct PaletteReader {
    static let file = "colours.yaml"

    private var entries: [PaletteEntry] = []
    private var faults: [SiteFault] = []

    /// The colours of `files`. Throws everything that is wrong in them at once, with each pair of
    /// colours that people could not tell apart.
    static func palette(of files: SiteFiles) throws(SiteFaults) -> Palette {
        let entries = try entries(of: String(decoding: try files.required(file), as: UTF8.self))
        let palette = Palette.builtIn.replacing(entries)
        let gaps = ColourScheme.allCases.flatMap { scheme in
            ContrastRule.all.compactMap { $0.fault(in: palette, scheme, set: entries) }
        }
        guard gaps.isEmpty else { throw SiteFaults(gaps) }
        return palette
    }

    fileprivate static func entries(of yaml: String) throws(SiteFaults) -> [PaletteEntry] {
        var reader = PaletteReader()
        do {
            if let root = try compose(yaml: yaml) { reader.readSchemes(of: root) }
        } catch {
            throw SiteFaults([.colours(line: (error as? YamlError)?.line ?? 1, .notYAML)])
        }
        guard reader.faults.isEmpty else { throw SiteFaults(reader.faults) }
        return reader.entries
    }

    private mutating func readSchemes(of root: Node) {
        guard let schemes = root.mapping else {
            return add(.notSchemes, at: root)
        }
        for (key, value) in schemes {
            guard let scheme = ColourScheme(rawValue: key.string ?? "") else {
                add(.unknownScheme(key.string ?? ""), at: key)
                continue
            }
            guard let colours = value.mapping else {
                add(.notColours(scheme), at: key)
                continue
            }
            for (key, value) in colours { read(key, value, scheme) }
        }
    }

    private mutating func read(_ key: Node, _ value: Node, _ scheme: ColourScheme) {
        let text = key.string ?? ""
        guard let name = ColourName(rawValue: text) else {
            let nearest = NearestName.of(text, among: ColourName.allCases.map(\.rawValue))
            return add(.unknownName(text, nearest: nearest), at: key)
        }
        guard let colour = value.scalar.flatMap({ Colour($0.string) }) else {
            return add(.notAColour(name), at: key)
        }
        entries.append(
            PaletteEntry(scheme: scheme, name: name, colour: colour, line: key.mark?.line ?? 1))
    }

    private mutating func add(_ fault: ColourFault, at node: Node) {
        faults.append(.colours(line: node.mark?.line ?? 1, fault))
    }
}

extension Palette {
    /// The colours as they are compiled in.
    package static let builtIn: Palette = {
        do throws(SiteFaults) {
            let yaml = try SiteFiles.embedded.required(PaletteReader.file)
            let entries = try PaletteReader.entries(of: String(decoding: yaml, as: UTF8.self))
            let colours = Dictionary(grouping: entries, by: \.scheme).mapValues { entries in
                Dictionary(entries.map { ($0.name, $0.colour) }) { first, _ in first }
            }
            guard let palette = Palette(colours) else {
                throw SiteFaults([.missing(file: PaletteReader.file)])
            }
            return palette
        } catch {
            preconditionFailure("the program's own colours are whole: \(error)")
        }
    }()
}

extension YamlError {
    /// The line that the fault names; the first one where it names none.
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _),
            .composer(_, _, let mark, _):
            mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 1
        }
    }
}
