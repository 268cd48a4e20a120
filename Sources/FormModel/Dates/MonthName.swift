/// Understands the names of months.
enum MonthName {
    /// The names in the languages that people use who answer, without accents.
    private static let names = [
        ["january", "januar", "janvier", "enero", "gennaio"],
        ["february", "februar", "fevrier", "febrero", "febbraio"],
        ["march", "maerz", "marz", "mars", "marzo"],
        ["april", "avril", "abril", "aprile"],
        ["may", "mai", "mayo", "maggio"],
        ["june", "juni", "juin", "junio", "giugno"],
        ["july", "juli", "juillet", "julio", "luglio"],
        ["august", "aout", "agosto"],
        ["september", "septembre", "septiembre", "settembre"],
        ["october", "oktober", "octobre", "octubre", "ottobre"],
        ["november", "novembre", "noviembre"],
        ["december", "dezember", "decembre", "diciembre", "dicembre"],
    ]

    private static let plain: [Character: Character] = ["ä": "a", "é": "e", "û": "u"]

    /// The number of the month that a name, or its first three letters or more, stands for; nil
    /// when it could be several.
    static func month(_ text: String) -> Int? {
        let name = String(text.lowercased().map { plain[$0] ?? $0 }.filter { $0 != "." })
        guard name.count >= 3 else { return nil }
        let months = names.indices.filter { month in
            names[month].contains { $0.hasPrefix(name) }
        }
        guard months.count == 1, let month = months.first else { return nil }
        return month + 1
    }
}
