import FormModel

/// Says how a date is to be written, and which dates are accepted.
struct DateHint {
    let date: DateItem
    let texts: Catalogue

    var words: String {
        [example, partial, least, most].compactMap(\.self).joined(separator: " ")
    }

    private var example: String { texts["date.example.\(date.precision.rawValue)"] }

    private var partial: String? {
        date.isPartial ? texts["date.partial.\(date.precision.rawValue)"] : nil
    }

    private var least: String? {
        switch date.least {
        case .date(let least): texts("date.least", ["date": texts.date(least)])
        case .today: texts["date.leastToday"]
        case nil: nil
        }
    }

    private var most: String? {
        switch date.most {
        case .date(let most): texts("date.most", ["date": texts.date(most)])
        case .today: texts["date.mostToday"]
        case nil: nil
        }
    }
}
