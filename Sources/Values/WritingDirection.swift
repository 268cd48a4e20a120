/// In which direction a language is written, in the words of HTML's attribute `dir`.
package enum WritingDirection: String, Hashable, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
}

extension LanguageTag {
    /// The direction in which the language is written.
    package var direction: WritingDirection {
        let subtags = text.split(separator: "-").map(String.init)
        // A script that is named outranks the one that the language has by custom.
        if let script = subtags.dropFirst().first(where: { $0.utf8.count == 4 }) {
            return Self.rightToLeftScripts.contains(script) ? .rightToLeft : .leftToRight
        }
        return Self.rightToLeftLanguages.contains(subtags[0]) ? .rightToLeft : .leftToRight
    }

    /// The language without region, script and variant, for example `de` of `de-AT`.
    package var primary: String { String(text.prefix { $0 != "-" }) }

    // Source: CLDR 48, the languages whose likely script runs from right to left.
    private static let rightToLeftLanguages: Set = [
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    ]
    private static let rightToLeftScripts: Set = ["Arab", "Hebr", "Nkoo", "Syrc", "Thaa"]
}
