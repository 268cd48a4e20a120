import Disclosure
import FormModel
import Pages
import Values

/// Finds the words of what is counted: those of the form in force in a person's language, or else
/// those of the version for which the release was planned.
struct FormWords {
    /// The forms to look into, the first one first.
    let forms: [Form]

    /// The words of a question by its name in a plan: the item's, and those of the row of a grid or of
    /// the option of a tick-all question where it is one.
    func question(_ name: String) -> (item: Wording, part: Wording?) {
        let (identifier, code) = Self.split(name)
        let item = first { form in
            form.item(named: identifier).map { form.words(.item($0.identifier, "text"), $0.text) }
        }
        return (item ?? Wording(identifier), code.map { part($0, of: identifier) })
    }

    /// The answer of that code to a question.
    func category(_ code: String, of name: String) -> ShownCategory {
        switch code {
        case PlannedQuestion.skipped: return .skipped
        case PlannedQuestion.notShown: return .notShown
        default: break
        }
        let (identifier, part) = Self.split(name)
        let found = first { form in
            form.item(named: identifier).flatMap { item in
                form.category(code, of: item, isOption: part != nil && item.kind.key == .many)
            }
        }
        return found ?? .words(Wording(code))
    }

    /// Says whether the question is an option of a tick-all question.
    func isOption(_ name: String) -> Bool {
        let (identifier, _) = Self.split(name)
        return first { $0.item(named: identifier).map { $0.kind.key == .many } } ?? false
    }

    /// The item that a question belongs to, and the code of its row or option.
    static func split(_ name: String) -> (item: String, part: String?) {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        return (parts.first ?? name, parts.count > 1 ? parts[1] : nil)
    }

    private func part(_ code: String, of identifier: String) -> Wording {
        first { form in
            form.item(named: identifier).flatMap { form.part(code, of: $0) }
        } ?? Wording(code)
    }

    private func first<Found>(_ find: (Form) -> Found?) -> Found? {
        forms.lazy.compactMap(find).first
    }
}

extension Form {
    fileprivate func words(_ place: TextPlace, _ text: String) -> Wording {
        Wording(text, language: language(of: place))
    }

    fileprivate func item(named name: String) -> Item? {
        ItemIdentifier(name).flatMap(item)
    }

    /// The words of a row or an option.
    fileprivate func part(_ code: String, of item: Item) -> Wording? {
        guard case .grid(let grid) = item.kind else { return choice(code, of: item) }
        return grid.rows.first { $0.code == code }
            .map { words(.row(item.identifier, code), $0.text) }
    }

    private func choice(_ code: String, of item: Item) -> Wording? {
        item.kind.choices.first { $0.code == code }.map {
            words(item.place(of: $0, "text"), $0.text)
        }
    }

    fileprivate func category(_ code: String, of item: Item, isOption: Bool) -> ShownCategory? {
        if isOption || item.kind.key == .yesno {
            return code == "yes" ? .yes : code == "no" ? .no : nil
        }
        if let choice = choice(code, of: item) { return .words(choice) }
        if let number = FixedDecimal(code) { return self.number(number, of: item) }
        return NumberBin(code).map { range($0, of: item) }
    }

    private func number(_ number: FixedDecimal, of item: Item) -> ShownCategory {
        guard let (part, text) = item.kind.end(at: number) else {
            return .number(number, meaning: nil)
        }
        return .number(number, meaning: words(.item(item.identifier, part), text))
    }

    private func range(_ bin: NumberBin, of item: Item) -> ShownCategory {
        switch item.kind {
        case .date: return .years(bin)
        case .number(let number): return .numbers(bin, unit: number.unit, label: nil)
        case .score(let score):
            let band = bin.lower.flatMap(score.band)
            let label = band.map { words(.band(item.identifier, from: $0.from), $0.label) }
            return .numbers(bin, unit: nil, label: label)
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .rating, .nps, .slider,
            .grid, .rank, .note:
            return .numbers(bin, unit: nil, label: nil)
        }
    }
}

extension ItemKind {
    /// What the form says at the end of a scale where the number stands, and the key of the text.
    fileprivate func end(at number: FixedDecimal) -> (part: String, text: String)? {
        let (least, most, low, high): (FixedDecimal, FixedDecimal, String?, String?)
        switch self {
        case .rating(let item): (least, most, low, high) = item.ends
        case .nps(let item): (least, most, low, high) = item.rating.ends
        case .slider(let item):
            (least, most, low, high) = (item.least, item.most, item.low, item.high)
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .date, .grid,
            .rank, .score, .note:
            return nil
        }
        if number == least { return low.map { ("low", $0) } }
        return number == most ? high.map { ("high", $0) } : nil
    }
}

extension RatingItem {
    fileprivate var ends: (FixedDecimal, FixedDecimal, String?, String?) {
        func number(_ number: Int) -> FixedDecimal {
            FixedDecimal(mantissa: Int64(number), decimals: 0)
        }
        return (number(scale.lowerBound), number(scale.upperBound), low, high)
    }
}
