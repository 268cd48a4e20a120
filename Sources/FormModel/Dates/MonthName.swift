import Values

/// Understands the names of months.
enum MonthName {
    /// The names in the languages of people who answer, also as they are typed without accents.
    private static let names = [
        ["january", "januar", "janvier", "enero", "gennaio"],
        ["february", "februar", "fevrier", "février", "febrero", "febbraio"],
        ["march", "maerz", "marz", "märz", "mars", "marzo"],
        ["april", "avril", "abril", "aprile"],
        ["may", "mai", "mayo", "maggio"],
        ["june", "juni", "juin", "junio", "giugno"],
        ["july", "juli", "juillet", "julio", "luglio"],
        ["august", "aout", "août", "agosto"],
        ["september", "septembre", "septiembre", "settembre"],
        ["october", "oktober", "octobre", "octubre", "ottobre"],
        ["november", "novembre", "noviembre"],
        ["december", "dezember", "decembre", "décembre", "diciembre", "dicembre"],
    ]

    /// The names as the script of a page has them: those of each month, a full stop before each.
    static let followed = JSONValue.array(
        names.map { names in .string(names.map { ".\($0)" }.joined()) })

    /// The number of the month that a name, or its first three letters or more, stands for; nil
    /// when it could be several.
    static func month(_ text: String) -> Int? {
        let name = text.lowercased().replacing(".", with: "")
        guard name.count >= 3 else { return nil }
        let months = names.indices.filter { month in
            names[month].contains { $0.hasPrefix(name) }
        }
        guard months.count == 1, let month = months.first else { return nil }
        return month + 1
    }
}
