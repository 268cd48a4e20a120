import FormModel

/// Finds the setting that was probably meant.
enum SettingNames {
    /// The key that `key` is a slip of, or the end of.
    static func nearest(to key: String, among keys: [String]) -> String? {
        keys.first { $0.lowercased() == key.lowercased() || $0.hasSuffix(".\(key)") }
            ?? NearestName.of(key, among: keys)
    }

    /// The same for variables. What all of them begin with tells nothing.
    static func nearest(toVariable name: String, among keys: [String]) -> String? {
        let names = keys.map { own(SettingVariable.name(of: $0)) }
        return nearest(to: own(name), among: names).map { SettingVariable.prefix + $0 }
    }

    private static func own(_ name: String) -> String {
        String(name.dropFirst(SettingVariable.prefix.count))
    }
}
