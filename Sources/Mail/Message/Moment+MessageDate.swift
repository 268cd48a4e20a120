import Values

extension Moment {
    /// The words of the moment as RFC 5322 §3.3 writes it, in UTC: `Mon, 23 Nov 2026 09:05:00
    /// +0000`.
    var messageDate: [String] {
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let date = day.civil
        // 1970-01-01 was a Thursday.
        let weekday = weekdays[((day.number % 7) + 7) % 7]
        let year = String(date.year)
        return [
            "\(weekday),", String(date.day), months[date.month - 1],
            String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year,
            String(description.dropFirst(11).dropLast()), "+0000",
        ]
    }
}
