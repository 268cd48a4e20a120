/// The first or last date that a question accepts.
package enum DateLimit: Hashable, Sendable {
    case date(PartialDate)
    /// The day on which the answer is checked.
    case today

    /// A limit written as `today` or as a date, or nil for anything else.
    init?(_ text: String) {
        guard text != "today" else {
            self = .today
            return
        }
        guard let date = PartialDate(text) else { return nil }
        self = .date(date)
    }

    /// The date, where it is the same on every day.
    package var date: PartialDate? {
        switch self {
        case .date(let date): date
        case .today: nil
        }
    }

    /// The date that the limit is on that day.
    func date(on today: PartialDate) -> PartialDate { date ?? today }
}

extension DateLimit: CustomStringConvertible {
    /// The limit as a survey file has it.
    package var description: String { date?.description ?? "today" }
}
