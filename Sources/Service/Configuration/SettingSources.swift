/// Everything that was given as a setting: by options, by variables and by a file, in this order.
package struct SettingSources: Sendable {
    /// One place that gives settings.
    struct Layer: Sendable {
        /// By key.
        var values: [String: GivenValue]
        /// What the place calls a key.
        let origin: @Sendable (String) -> SettingOrigin
    }

    let layers: [Layer]
    /// Variables that begin as ours do and name no setting.
    let strangers: [String]

    /// What `variables` and the file at a path give. `options` hold what was typed, by key.
    package init(
        options: [String: (name: String, value: String)] = [:], variables: [String: String],
        file path: String?
    ) throws(SettingsFault) {
        let file = try path.map { path throws(SettingsFault) in try ConfigurationFile(path) }
        let names = options.mapValues(\.name)
        let known = Dictionary(
            SettingsCatalogue.keys.map { (SettingVariable.name(of: $0), $0) }
        ) { first, _ in first }
        let ours = variables.filter { SettingVariable.isOurs($0.key) }
        strangers = ours.keys.filter { known[$0] == nil }.sorted()
        let pairs = ours.compactMap { name, value in
            known[name].map { ($0, GivenValue.text(value)) }
        }
        layers = [
            Layer(values: options.mapValues { .text($0.value) }) { .option(names[$0] ?? $0) },
            Layer(values: Dictionary(pairs) { first, _ in first }) {
                .variable(SettingVariable.name(of: $0))
            },
            Layer(values: file?.values ?? [:]) { _ in .file(path ?? "") },
        ]
    }

    /// What is given for `key` by the first that gives it.
    func given(_ key: String) -> (value: GivenValue, origin: SettingOrigin)? {
        for layer in layers {
            if let value = layer.values[key], !value.isEmpty { return (value, layer.origin(key)) }
        }
        return nil
    }

    /// The keys of the file that name no setting, in alphabetical order.
    var strangeKeys: [String] {
        let known = Set(SettingsCatalogue.keys)
        return Set(layers.flatMap(\.values.keys)).subtracting(known).sorted()
    }
}
