/// What can be wrong in a line of `colours.yaml`.
package enum ColourFault: Hashable, Sendable {
    case notYAML
    /// The file is no list of schemes.
    case notSchemes
    case unknownScheme(String)
    /// Nothing, or no list of colours, stands under a scheme.
    case notColours(ColourScheme)
    case unknownName(String, nearest: String?)
    case notAColour(ColourName)
    /// Two colours that meet on the pages are too near to each other.
    case contrast(ContrastGap)
}

/// Two colours that meet on the pages and are too near to each other.
package struct ContrastGap: Hashable, Sendable {
    package let scheme: ColourScheme
    package let front: ColourName
    package let back: ColourName
    package let colours: [Colour]
    /// In tenths and rounded down, so that what is too little never looks like enough.
    package let tenths: Int
    package let neededTenths: Int
}

extension ColourFault: CustomStringConvertible {
    /// The fault in words for the operator.
    package var description: String {
        switch self {
        case .notYAML: "is not YAML; compare it with the example"
        case .notSchemes: "colours stand under 'light:' and 'dark:'"
        case .unknownScheme(let name): "'\(name)' is neither 'light' nor 'dark'"
        case .notColours(let scheme): "no colours stand under '\(scheme.rawValue)'"
        case .unknownName(let name, let nearest):
            "there is no colour '\(name)'"
                + (nearest.map { "; did you mean '\($0)'?" }
                    ?? "; see the table in deploy/README.md")
        case .notAColour(let name):
            "'\(name.rawValue)' must be six hexadecimal digits in quotes, such as '#0a5458'"
        case .contrast(let gap): gap.description
        }
    }
}

extension ContrastGap: CustomStringConvertible {
    /// The gap in words for the operator.
    package var description: String {
        let pair = zip([front, back], colours).map { "\($0.rawValue) \($1)" }
            .joined(separator: " on ")
        return
            "\(scheme.rawValue): \(pair): \(Self.number(tenths)), needs \(Self.number(neededTenths))"
    }

    private static func number(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
