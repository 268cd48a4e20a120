import FormModel
import Values

extension Catalogue {
    /// A date as people write it in the catalogue's language, for example "May 2026".
    func date(_ date: PartialDate) -> String {
        guard let month = date.month else { return String(date.year) }
        guard let number = date.day, let day = Day(year: date.year, month: month, day: number)
        else {
            return self(
                "dates.month", ["month": self["months.\(month)"], "year": String(date.year)])
        }
        return self.day(day)
    }
}
