import Values
import Yams

/// The words of the interface in one language, by dotted keys such as `survey.required`.
struct Catalogue: Sendable {
    let language: LanguageTag
    private let texts: [String: CatalogueText]

    /// Reads a catalogue: a YAML tree whose leaves are texts, or a text's forms for numbers. Texts
    /// that it leaves out are those of `base`, and a text that `base` does not know is a fault.
    init(
        yaml: String, file: String, language: LanguageTag, over base: Catalogue? = nil
    ) throws(SiteFaults) {
        let own = try Self.leaves(of: yaml, file: file)
        let unknown = base.map { Set(own.keys).subtracting($0.keys) } ?? []
        let tagged = own.filter { $0.value.wordings.contains { $0.contains("{{") } }.keys
        let faults =
            unknown.sorted().map { SiteFault.unknownName(file: file, name: $0) }
            + tagged.sorted().map { .catalogue(file: file, problem: "'\($0)' holds {{") }
        guard faults.isEmpty else { throw SiteFaults(faults) }
        self.language = language
        texts = (base?.texts ?? [:]).merging(own) { _, new in new }
    }

    /// All keys.
    var keys: Set<String> { Set(texts.keys) }

    /// What stands under `key`.
    func entry(_ key: String) -> CatalogueText? { texts[key] }

    /// The text under `key`, or nil when there is none.
    func text(_ key: String) -> String? {
        guard case .single(let text) = texts[key] else { return nil }
        return text
    }

    /// The text under `key`, which the program knows to be there.
    subscript(_ key: String) -> String {
        guard let text = text(key) else {
            preconditionFailure("the catalogue has no text '\(key)'")
        }
        return text
    }

    /// The text under `key` with each `{name}` replaced by its value.
    func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
        Self.filled(self[key], values)
    }

    /// The text under `key` in the form that goes with `count`, which is written for `{count}`.
    func callAsFunction(_ key: String, count: Int) -> String {
        guard case .forms(let forms) = texts[key] else { return self(key, ["count": "\(count)"]) }
        // A translation of a single form goes with every number.
        guard let form = forms[.of(count, in: language)] ?? forms[.other] else {
            preconditionFailure("the text '\(key)' has the form 'other'")
        }
        return Self.filled(form, ["count": "\(count)"])
    }

    private static func filled(
        _ text: String, _ values: KeyValuePairs<String, String>
    ) -> String {
        var output = ""
        var rest = text[...]
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
    ) throws(SiteFaults) -> [String: CatalogueText] {
        do {
            // Every value is a text, whatever else YAML would read it as.
            guard let root = try compose(yaml: yaml, .basic) else { throw YamlError.no }
            return Dictionary(leaves(of: root, under: [])) { first, _ in first }
        } catch {
            throw SiteFaults([.catalogue(file: file, problem: "is not YAML: \(error)")])
        }
    }

    private static func leaves(
        of node: Node, under path: [String]
    ) -> [(String, CatalogueText)] {
        switch node {
        case .scalar(let scalar): return [(path.joined(separator: "."), .single(scalar.string))]
        case .mapping(let mapping):
            let pairs = mapping.compactMap { key, value in
                value.scalar.map { (key: key.string ?? "", text: $0.string) }
            }
            if pairs.count == mapping.count, let forms = CatalogueText(forms: pairs) {
                return [(path.joined(separator: "."), forms)]
            }
            return mapping.flatMap { key, value in
                leaves(of: value, under: path + [key.string ?? ""])
            }
        case .sequence, .alias: return []
        }
    }
}
