package import Values

/// The settings that hold, and where each comes from.
package struct SettingsInForce: Sendable {
    /// One setting as an operator looks at it.
    package struct Entry: Sendable {
        package let setting: Setting
        /// Null for none; a secret is hidden.
        package let value: JSONValue
        package let origin: SettingOrigin
    }

    package let settings: Settings
    let origins: [String: SettingOrigin]

    /// All of them, in the catalogue's order.
    package var entries: [Entry] {
        SettingsCatalogue.all.map { setting in
            Entry(
                setting: setting, value: setting.value(settings),
                origin: origins[setting.key] ?? .standard)
        }
    }

    /// How many are set by somebody.
    package var countOfSet: Int { origins.count }
}

extension SettingsInForce.Entry {
    /// The entry for a program: `key`, `value`, `source` and, where the source has one, `name`.
    package var json: JSONValue {
        var members: [String: JSONValue] = [
            "key": .string(setting.key), "value": value, "secret": .bool(setting.isSecret),
            "default": setting.value(Settings()),
        ]
        members.merge(origin.members) { own, _ in own }
        return .object(members)
    }
}

extension SettingOrigin {
    fileprivate var members: [String: JSONValue] {
        switch self {
        case .standard: ["source": .string("default")]
        case .file(let path): ["source": .string("file"), "name": .string(path)]
        case .variable(let name): ["source": .string("variable"), "name": .string(name)]
        case .option(let name): ["source": .string("option"), "name": .string(name)]
        case .secretFile(let path, _): ["source": .string("secretFile"), "name": .string(path)]
        }
    }
}
