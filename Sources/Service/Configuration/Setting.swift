package import Values

/// One thing that an operator may set.
package struct Setting: Sendable {
    /// Its key: the parts of its place in the configuration file, with points between.
    package let key: String
    /// What it is for, in a sentence.
    package let meaning: String
    /// What a value has to be, behind the words "must be".
    package let expected: String
    /// What holds where nothing is set and nothing stands in the program, in a few words.
    package let otherwise: String?
    /// True for what nobody is shown; such a setting can be the first line of a file, too.
    package let isSecret: Bool
    /// Puts a given value in its place; says whether it is one.
    let take: @Sendable (GivenValue, inout Settings) -> Bool
    /// The value in force; null for none.
    package let value: @Sendable (Settings) -> JSONValue

    init(
        _ key: String, _ meaning: String, expected: String, otherwise: String? = nil,
        isSecret: Bool = false, take: @escaping @Sendable (GivenValue, inout Settings) -> Bool,
        value: @escaping @Sendable (Settings) -> JSONValue
    ) {
        (self.key, self.meaning, self.expected) = (key, meaning, expected)
        (self.otherwise, self.isSecret) = (otherwise, isSecret)
        (self.take, self.value) = (take, value)
    }

    /// The variable that sets it.
    package var variable: String { SettingVariable.name(of: key) }
    /// The key that names a file with the secret; nil for what is none.
    package var fileKey: String? { isSecret ? "\(key)File" : nil }
    /// The variable that names such a file.
    package var fileVariable: String? { fileKey.map(SettingVariable.name(of:)) }
    /// The default in words.
    package var standard: String {
        let value = Self.words(value(Settings()))
        return value ?? otherwise ?? "none"
    }

    /// A value in words, a list as JSON writes it; nil for none.
    package static func words(_ value: JSONValue) -> String? {
        switch value {
        case .null, .object: nil
        case .bool(let flag): String(flag)
        case .integer(let number): String(number)
        case .string(let text): text
        case .array(let values):
            values.isEmpty ? nil : String(decoding: value.canonical, as: UTF8.self)
        }
    }
}
