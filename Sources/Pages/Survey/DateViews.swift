import FormModel
import Values

/// Makes what the templates see of a question for a date.
struct DateViews {
    private let items: ItemViews
    private let id: String
    private let date: DateItem

    init(_ items: ItemViews, _ item: Item, _ date: DateItem) {
        (self.items, self.date) = (items, date)
        id = item.identifier.text
    }

    /// `values` are those of the field that holds the whole date.
    func view(_ values: [String]) -> View {
        let whole = values.first ?? ""
        guard !date.fieldParts.isEmpty else {
            return View(["value": whole, "inputMode": "numeric"])
        }
        let known = PartialDate(whole)
        return View(["parts": date.fieldParts.map { part($0, known) }])
    }

    private func part(_ part: DatePrecision, _ known: PartialDate?) -> View {
        let field = "\(id).\(part.rawValue)"
        let isFirst = part == date.fieldParts.first
        return View([
            "partAnchor": isFirst ? id : field,
            "partField": field,
            "partLabel": items.texts["date.\(part.rawValue)"],
            "partValue": items.typed.value(of: field) ?? known?.text(of: part) ?? "",
            "partInvalid": items.issues.contains { $0.field == field || $0.field == id },
            // A month may be typed as a word.
            "partMode": part == .month ? nil : "numeric",
        ])
    }
}

extension PartialDate {
    /// A part of the date in digits, where it is known.
    fileprivate func text(of part: DatePrecision) -> String? {
        switch part {
        case .year: String(year)
        case .month: month.map { String($0) }
        case .day: day.map { String($0) }
        }
    }
}
