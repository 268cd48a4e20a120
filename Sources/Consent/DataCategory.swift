import Values

/// A kind of data that people are asked for.
package struct DataCategory: Hashable, Sendable {
    package let name: String
    /// True when something of it must be given.
    package let isRequired: Bool
    /// True when a disclosure would hurt.
    package let isSensitive: Bool
    /// True for the special categories of GDPR Art. 9(1).
    package let isSpecial: Bool

    /// What every subscriber gives.
    package static let emailAddress = DataCategory(
        name: "email address", isRequired: true, isSensitive: false, isSpecial: false)

    package init(name: String, isRequired: Bool, isSensitive: Bool, isSpecial: Bool) {
        (self.name, self.isRequired) = (name, isRequired)
        (self.isSensitive, self.isSpecial) = (isSensitive, isSpecial)
    }

    var value: JSONValue {
        .object([
            "name": .string(name), "required": .bool(isRequired), "sensitive": .bool(isSensitive),
            "specialCategory": .bool(isSpecial),
        ])
    }
}
