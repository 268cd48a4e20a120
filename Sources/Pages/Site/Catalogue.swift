import Yams

/// The words of the interface in one language, by dotted keys such as `survey.required`.
struct Catalogue: Sendable {
    private let texts: [String: String]

    /// Reads a catalogue: a YAML tree whose leaves are texts. Texts that it leaves out are those of
    /// `base`, and a text that `base` does not know is a fault.
    init(yaml: String, file: String, over base: Catalogue? = nil) throws(SiteFaults) {
        let own = try Self.leaves(of: yaml, file: file)
        let unknown = base.map { Set(own.keys).subtracting($0.keys) } ?? []
        let tagged = own.filter { $0.value.contains("{{") }.keys
        let faults =
            unknown.sorted().map { SiteFault.unknownName(file: file, name: $0) }
            + tagged.sorted().map { .catalogue(file: file, problem: "'\($0)' holds {{") }
        guard faults.isEmpty else { throw SiteFaults(faults) }
        texts = (base?.texts ?? [:]).merging(own) { _, new in new }
    }

    /// All keys.
    var keys: Set<String> { Set(texts.keys) }

    /// The text under `key`, or nil when there is none.
    func text(_ key: String) -> String? { texts[key] }

    /// The text under `key`, which the program knows to be there.
    subscript(_ key: String) -> String {
        guard let text = texts[key] else {
            preconditionFailure("the catalogue has no text '\(key)'")
        }
        return text
    }

    /// The text under `key` with each `{name}` replaced by its value.
    func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
        var output = ""
        var rest = self[key][...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            output += rest[..<open]
            output += values.first { $0.key == name }?.value ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return output + rest
    }

    private static func leaves(
        of yaml: String, file: String
    ) throws(SiteFaults) -> [String: String] {
        do {
            guard let root = try compose(yaml: yaml) else { throw YamlError.no }
            return Dictionary(leaves(of: root, under: [])) { first, _ in first }
        } catch {
            throw SiteFaults([.catalogue(file: file, problem: "is not YAML: \(error)")])
        }
    }

    private static func leaves(of node: Node, under path: [String]) -> [(String, String)] {
        switch node {
        case .scalar(let scalar): [(path.joined(separator: "."), scalar.string)]
        case .mapping(let mapping):
            mapping.flatMap { key, value in leaves(of: value, under: path + [key.string ?? ""]) }
        case .sequence, .alias: []
        }
    }
}
