import FormModel
import Values

extension Catalogue {
    /// A day as people write it in the catalogue's language, for example "3 May 2026".
    func day(_ day: Day) -> String {
        let date = day.civil
        return self(
            date.day == 1 ? "dates.firstDay" : "dates.day",
            [
                "day": String(date.day), "month": self["months.\(date.month)"],
                "year": String(date.year),
            ])
    }

    /// A number with the decimal sign of the catalogue's language, for example "72,5".
    ///
    /// Digits are the European ones everywhere, because those are what a person can type.
    func number(_ number: FixedDecimal) -> String { self.number(number.description) }

    /// The same for a number that programs wrote.
    func number(_ written: String) -> String {
        written.replacing(".", with: self["numbers.point"])
    }
}
