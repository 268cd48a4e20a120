import Values

/// Finds the texts of one item in another language.
struct ItemWords {
    let lookup: TextLookup
    let language: LanguageTag
    let item: ItemIdentifier

    /// The text that a side file has under `part` of the item.
    func text(_ part: String, _ original: String) -> String {
        lookup.text(original, at: .item(item, part))
    }

    /// The same for a text that not every item has.
    func text(_ part: String, _ original: String?) -> String? {
        original.map { text(part, $0) }
    }

    /// The text of a row of a grid.
    func text(ofRow code: String, _ original: String) -> String {
        lookup.text(original, at: .row(item, code))
    }

    /// The same choices in other words: the question's own, or else those of the list that it
    /// shares; what comes from an earlier answer has the words of that question.
    func list(_ list: ChoiceList) -> ChoiceList {
        switch list.origin {
        case .countries:
            ChoiceList(
                Countries.choices(in: language), shuffle: list.shuffle,
                origin: .countries(language))
        case .file, .answer: said(list)
        }
    }

    private func said(_ list: ChoiceList) -> ChoiceList {
        let choices = list.choices.map { choice in
            choice.saying(
                self.text(of: choice, "text", choice.text, in: list),
                write: choice.write.map { self.text(of: choice, "write", $0, in: list) })
        }
        return ChoiceList(
            choices, shuffle: list.shuffle, name: list.name, origin: list.origin,
            owner: list.owner)
    }

    /// The same band with the label that a side file has under the number at which it begins.
    func band(_ band: ScoreBand) -> ScoreBand {
        let place = TextPlace.band(item, from: band.from)
        return ScoreBand(from: band.from, label: lookup.text(band.label, at: place))
    }

    private func text(
        of choice: Choice, _ part: String, _ original: String, in list: ChoiceList
    ) -> String {
        lookup.text(
            original, at: .choice(list.owner ?? item, choice.code, part),
            or: list.name.map { .list($0, choice.code, part) })
    }
}

extension Choice {
    /// The same choice in other words.
    fileprivate func saying(_ text: String, write: String?) -> Choice {
        Choice(
            code: code, text: text, write: write, alone: alone, score: score, show: show,
            fixed: fixed)
    }
}
