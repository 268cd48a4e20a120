import FormModel
import Values

// Questions that are answered part by part: each part has a field and errors of its own.
extension ItemViews {
    /// How many choices stand side by side where there is room for a table, and how many of them
    /// when none has more than three letters, as on a scale from 0 to 10.
    private static let (mostColumns, mostNarrowColumns) = (6, 11)

    /// The rows of a grid.
    func rows(of grid: GridItem, _ item: Item) -> View {
        let choices = offered(item)
        return View([
            "isTable": choices.count <= Self.mostColumns(choices),
            "rows": item.rowOrder(seed).map { row(grid.rows[$0], of: item, choices) },
        ])
    }

    private static func mostColumns(_ choices: [Choice]) -> Int {
        choices.allSatisfy { $0.text.count <= 3 } ? mostNarrowColumns : mostColumns
    }

    private func row(_ row: GridRow, of item: Item, _ choices: [Choice]) -> View {
        let name = "\(item.identifier).\(row.code)"
        let values = typed.values(of: name)
        let cells = choices.enumerated().map { index, choice in
            View([
                "choiceAnchor": index == 0 ? name : "\(name)-\(choice.code)",
                "value": choice.code,
                "choiceLabel": choice.text,
                "choiceLanguage": foreign(item.place(of: choice, "text")),
                "checked": values.contains(choice.code),
            ])
        }
        let language = foreign(.row(item.identifier, row.code))
        return part(name, label: row.text).with(
            View(["choices": cells, "partLanguage": language]))
    }

    /// The places of a ranking.
    func places(of rank: RankItem, _ item: Item) -> View {
        let choices = offered(item)
        let count = min(rank.places, choices.count)
        return View([
            "places": (0..<count).map { place($0 + 1, of: item, choices) }
        ])
    }

    private func place(_ place: Int, of item: Item, _ choices: [Choice]) -> View {
        let name = "\(item.identifier).\(place)"
        let chosen = typed.value(of: name) ?? ranked(place, of: item)
        let options = choices.map { choice in
            View([
                "value": choice.code,
                "choiceLabel": choice.text,
                "choiceLanguage": foreign(item.place(of: choice, "text")),
                "checked": choice.code == chosen,
            ])
        }
        return part(name, label: texts["survey.places.\(place)"])
            .with(View(["choices": options]))
    }

    /// What stands on a place of a ranking that came as a list.
    private func ranked(_ place: Int, of item: Item) -> String? {
        let values = typed.values(of: item.identifier.text)
        return values.indices.contains(place - 1) ? values[place - 1] : nil
    }

    private func part(_ name: String, label: String) -> View {
        let errors = issues.filter { $0.field == name }
        let anchors = errors.indices.map { "\(name)-error-\($0 + 1)" }
        return View([
            "partName": name,
            "partLabel": label,
            "partInvalid": !errors.isEmpty,
            "partErrors": zip(anchors, errors).map { anchor, issue in
                View(["errorAnchor": anchor, "message": sentence(issue)])
            },
            "partDescribedBy": anchors.joined(separator: " "),
        ])
    }
}

extension Item {
    /// Says whether a field is that of a part, which tells its errors itself.
    func hasPart(_ field: String) -> Bool {
        switch kind {
        case .grid, .rank: field != identifier.text
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps,
            .slider, .date, .score, .note:
            false
        }
    }
}
