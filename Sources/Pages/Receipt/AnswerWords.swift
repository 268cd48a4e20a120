package import FormModel
import Values

/// Says what was answered, in the words of the form and of the interface.
struct AnswerWords {
    let texts: Catalogue

    /// One line; several where several choices were chosen.
    func lines(of answer: Answer, to item: Item) -> [String] {
        switch answer {
        case .consent(let isYes), .yesNo(let isYes):
            [isYes ? texts["survey.yes"] : texts["survey.no"]]
        case .choice(let option): [words(option, item)]
        case .choices(let options): options.map { words($0, item) }
        case .text(let text): [text]
        case .number(let number): [self.number(number, item)]
        case .rating(let rating): [self.rating(rating, item)]
        case .date(let date): [texts.date(date)]
        case .rows(let rows): self.rows(rows, item)
        case .ranking(let order):
            order.enumerated().map { place, choice in
                texts(
                    "receipt.place",
                    ["place": "\(place + 1)", "choice": item.kind.choices[choice].text])
            }
        }
    }

    private func rows(_ answers: [Int?], _ item: Item) -> [String] {
        guard case .grid(let grid) = item.kind else { return [] }
        return zip(grid.rows, answers).compactMap { row, choice in
            guard let choice else { return nil }
            return texts(
                "receipt.row", ["row": row.text, "choice": grid.list.choices[choice].text])
        }
    }

    private func words(_ option: ChosenOption, _ item: Item) -> String {
        let text = item.kind.choices[option.index].text
        return option.writeIn.map { texts("receipt.writeIn", ["choice": text, "text": $0]) } ?? text
    }

    private func number(_ number: FixedDecimal, _ item: Item) -> String {
        let written = texts.number(number)
        switch item.kind {
        case .number(let kind):
            return kind.unit.map { texts("receipt.measure", ["number": written, "unit": $0]) }
                ?? written
        case .slider(let kind):
            return onScale(written, texts.number(kind.least), texts.number(kind.most))
        case .score(let kind):
            let band = kind.band(of: number)
            return band.map { texts("receipt.band", ["number": written, "band": $0.label]) }
                ?? written
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .rating, .nps, .date, .grid,
            .rank, .note:
            return written
        }
    }

    private func rating(_ rating: Int, _ item: Item) -> String {
        guard let scale = item.kind.scale else { return "\(rating)" }
        return onScale("\(rating)", "\(scale.lowerBound)", "\(scale.upperBound)")
    }

    private func onScale(_ value: String, _ least: String, _ most: String) -> String {
        texts("receipt.rating", ["value": value, "min": least, "max": most])
    }
}

extension ItemKind {
    /// The whole numbers of a rating.
    fileprivate var scale: ClosedRange<Int>? {
        switch self {
        case .rating(let item): item.scale
        case .nps(let item): item.rating.scale
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .slider, .date,
            .grid, .rank, .score, .note:
            nil
        }
    }
}

extension PageRenderer {
    /// What a receipt shows of kept answers. Consents are left out: they stand in a list of their
    /// own, with their status.
    package func answers(of kept: StoredAnswers, in form: Form) -> [ShownAnswer] {
        kept.answers.compactMap { item, answer in
            if case .consent = answer { return nil }
            return shown(answer, to: item, in: form)
        }
    }

    /// What the receipt shows of one item; without lines where nothing was answered.
    package func shown(_ answer: Answer?, to item: Item, in form: Form) -> ShownAnswer {
        let language = form.language(of: .item(item.identifier, "text"))
        return ShownAnswer(
            question: Wording(item.text, language: language),
            lines: answer.map { lines(of: $0, to: item) } ?? [],
            language: answer.flatMap { form.language(of: $0, to: item) })
    }

    /// The answer to `item` in words.
    package func lines(of answer: Answer, to item: Item) -> [String] {
        AnswerWords(texts: texts).lines(of: answer, to: item)
    }
}

extension Form {
    /// The language of the choices that were chosen, or of the label of a score; nil for others.
    fileprivate func language(of answer: Answer, to item: Item) -> LanguageTag? {
        let first: Int?
        switch answer {
        case .choice(let option): first = option.index
        case .choices(let options): first = options.first?.index
        case .rows(let rows): first = rows.compactMap(\.self).first
        case .ranking(let order): first = order.first
        case .number(let number): return language(ofBand: number, of: item)
        case .consent, .yesNo, .text, .rating, .date: return nil
        }
        return first.map { language(of: item.place(of: item.kind.choices[$0], "text")) }
    }

    private func language(ofBand number: FixedDecimal, of item: Item) -> LanguageTag? {
        guard case .score(let score) = item.kind, let band = score.band(of: number) else {
            return nil
        }
        return language(of: .band(item.identifier, from: band.from))
    }
}
