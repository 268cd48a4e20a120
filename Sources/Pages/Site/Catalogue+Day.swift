import Values

extension Catalogue {
    /// A day as people write it in the catalogue's language, for example "3 May 2026".
    func day(_ day: Day) -> String {
        let date = day.civil
        return self(
            "day",
            [
                "day": String(date.day), "month": self["months.\(date.month)"],
                "year": String(date.year),
            ])
    }
}
