import FormModel
import Values

/// Makes what the templates see of a form's items: untouched, or as typed with what is wrong.
struct ItemViews {
    let form: Form
    let pages: PageRenderer
    let typed: RawSubmission
    let issues: [Issue]
    let page: FormPage
    /// The day on which the page is shown.
    let today: Day
    let standing: FormStanding
    /// What decides about the order of what is shuffled; nil for the form's own order.
    let seed: ShuffleSeed?

    init(
        form: Form, pages: PageRenderer, typed: RawSubmission = RawSubmission(),
        issues: [Issue] = [],
        page: FormPage, today: Day, seed: ShuffleSeed? = nil
    ) {
        (self.form, self.pages, self.typed, self.issues) = (form, pages, typed, issues)
        (self.page, self.today, self.seed) = (page, today, seed)
        standing = form.standing(typed, on: today)
    }

    var texts: Catalogue { pages.texts }

    /// The form's conditions in words.
    var conditions: ConditionWords { ConditionWords(form: form, texts: texts) }

    /// The view of one item, for the template `question-` and its kind.
    func view(of item: Item) -> View {
        let about = ItemAbout(
            id: item.identifier.text, condition: condition(of: item), hint: item.hint,
            hintLanguage: foreign(.item(item.identifier, "hint")), limits: limits(of: item.kind),
            unit: item.kind.unit,
            errors: issues.filter { $0.item == item.identifier && !item.hasPart($0.field) }
                .map { sentence($0) })
        return about.view.with(kindView(of: item)).with(
            View(
                [
                    "label": item.text,
                    "labelLanguage": foreign(.item(item.identifier, "text")),
                    "required": item.isAlwaysRequired,
                    "requiredAtTimes": item.isRequiredAtTimes,
                ],
                template: "question-\(item.kind.template)"))
    }

    /// The issues in words, each with the field that it is about.
    var problems: [(field: String, message: String)] {
        issues.map { issue in
            let message = sentence(issue)
            guard let item = form.items.first(where: { $0.identifier == issue.item }) else {
                return ("main-content", message)
            }
            let words = texts("survey.problem", ["question": item.text, "message": message])
            return (anchor(of: issue, item), words)
        }
    }

    /// The field that an issue leads to; what is wrong with a whole date leads to its first field.
    private func anchor(of issue: Issue, _ item: Item) -> String {
        guard case .date(let date) = item.kind, let first = date.fieldParts.first,
            issue.field == "\(item.identifier).\(first.rawValue)"
        else { return issue.field }
        return item.identifier.text
    }

    /// What stands in an item's field: what was typed, or before that what the form puts there.
    private func values(of item: Item) -> [String] {
        let values = typed.values(of: item.identifier.text)
        guard values.isEmpty, !item.preset.isEmpty, isUntouched else { return values }
        return item.preset
    }

    /// True when the person has answered nothing on the page.
    private var isUntouched: Bool {
        issues.isEmpty
            && form.items[page.items].allSatisfy {
                typed.values(of: $0.identifier.text).allSatisfy(\.isEmpty)
            }
    }

    /// The language of a text, where it is not that of the page.
    func foreign(_ place: TextPlace) -> View? { pages.foreign(form.language(of: place)) }

    func sentence(_ issue: Issue) -> String {
        IssueWords(texts: texts).sentence(issue.fault)
    }

    private func kindView(of item: Item) -> View {
        let id = item.identifier.text
        let values = values(of: item)
        switch item.kind {
        case .consent: return View(["checked": values.contains("yes")])
        case .one, .dropdown, .many: return choices(offered(item), of: item, values)
        case .grid(let grid): return rows(of: grid, item)
        case .rank(let rank): return places(of: rank, item)
        case .yesno:
            let options = [("yes", texts["survey.yes"]), ("no", texts["survey.no"])]
            return options.asChoices(of: id, values)
        case .rating(let rating): return scale(rating).asChoices(of: id, values)
        case .nps(let nps): return scale(nps.rating).asChoices(of: id, values)
        case .slider(let slider): return SliderViews(self, item, slider).view(values)
        case .date(let date): return DateViews(self, item, date).view(values)
        case .text, .story: return View(["value": values.first ?? ""])
        case .number(let number):
            return View([
                "value": values.first ?? "", "unit": number.unit, "inputMode": "decimal",
            ])
        case .note, .score: return View([:])
        }
    }

    /// The choices that can be offered on the page, in the order in which the person sees them.
    func offered(_ item: Item) -> [Choice] {
        let choices = item.kind.choices
        return item.choiceOrder(seed).map { choices[$0] }.filter {
            standing.canOffer($0, on: page)
        }
    }

    private func choices(_ choices: [Choice], of item: Item, _ values: [String]) -> View {
        let id = item.identifier.text
        return View([
            "choices": choices.enumerated().map { index, choice in
                View([
                    "choiceAnchor": index == 0 ? id : "\(id)-\(choice.code)",
                    "value": choice.code,
                    "choiceLabel": choice.text,
                    "choiceLanguage": foreign(item.place(of: choice, "text")),
                    "checked": values.contains(choice.code),
                    "alone": choice.alone,
                    "write": choice.write.map { write(item, choice, label: $0) },
                ])
            }
        ])
    }

    private func write(_ item: Item, _ choice: Choice, label: String) -> View {
        let field = "\(item.identifier).\(choice.code)"
        return View([
            "writeField": field,
            "writeLabel": label,
            "writeLanguage": foreign(item.place(of: choice, "write")),
            "writeText": typed.value(of: field) ?? "",
            "writeInvalid": issues.contains { $0.field == field },
        ])
    }

    private func scale(_ rating: RatingItem) -> [(String, String)] {
        rating.scale.map { value in
            let end = value == rating.scale.lowerBound ? rating.low : nil
            let other = value == rating.scale.upperBound ? rating.high : nil
            return ("\(value)", scaleEnd("\(value)", end ?? other))
        }
    }

    /// A number of a scale with what it means, where the form says that.
    func scaleEnd(_ number: String, _ label: String?) -> String {
        guard let label else { return number }
        return texts("survey.ratingEnd", ["value": number, "label": label])
    }

    private func condition(of item: Item) -> String? {
        // What earlier pages have decided needs no words any more.
        let shown = item.show.flatMap { $0.mentions(page.items) ? conditions.only($0) : nil }
        let offered = item.offer.flatMap { $0.mentions(page.items) ? conditions.offered($0) : nil }
        var words = [shown, offered].compactMap(\.self)
        if case .when(let condition) = item.requirement {
            words.append(conditions.required(condition))
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private func limits(of kind: ItemKind) -> String? {
        switch kind {
        case .number(let number): range(number)
        case .text(let text): limit(text.most)
        case .story(let story): limit(story.most)
        case .rank: texts["survey.rankLimit"]
        case .date(let date): DateHint(date: date, texts: texts).words
        case .consent, .one, .dropdown, .many, .yesno, .rating, .nps, .slider, .grid, .score, .note:
            nil
        }
    }

    private func range(_ number: NumberItem) -> String? {
        switch (number.least.map(texts.number), number.most.map(texts.number)) {
        case (let least?, let most?): texts("survey.numberRange", ["min": least, "max": most])
        case (let least?, nil): texts("survey.numberMinimum", ["min": least])
        case (nil, let most?): texts("survey.numberMaximum", ["max": most])
        case (nil, nil): nil
        }
    }

    private func limit(_ most: Int) -> String? {
        // Nobody needs to hear of the limit that holds everywhere.
        most < 20_000 ? texts("survey.textLimit", count: most) : nil
    }
}

extension [(String, String)] {
    /// Codes and labels as a template sees choices.
    func asChoices(of id: String, _ values: [String]) -> View {
        View([
            "choices": enumerated().map { index, option in
                View([
                    "choiceAnchor": index == 0 ? id : "\(id)-\(option.0)",
                    "value": option.0,
                    "choiceLabel": option.1,
                    "checked": values.contains(option.0),
                ])
            }
        ])
    }
}

extension Item {
    fileprivate var isAlwaysRequired: Bool {
        guard case .always = requirement else { return false }
        return true
    }

    fileprivate var isRequiredAtTimes: Bool {
        guard case .when = requirement else { return false }
        return true
    }
}

extension ItemKind {
    fileprivate var unit: String? {
        guard case .number(let number) = self else { return nil }
        return number.unit
    }

    /// The kind's template, without `question-`.
    fileprivate var template: String {
        switch self {
        case .one, .yesno: "one"
        case .nps: "rating"
        case .slider(let slider): slider.hasField ? "slider" : "rating"
        case .date(let date): date.fieldParts.isEmpty ? "number" : "date"
        case .consent, .dropdown, .many, .text, .story, .number, .rating, .grid, .rank, .score,
            .note:
            key.rawValue
        }
    }
}
