import Values

extension Form {
    /// The same form in `language`: what `lookup` does not find stays as it is.
    func translated(to language: LanguageTag, _ lookup: TextLookup) -> Form {
        let content = FormContent(
            name: name, version: version, language: language,
            title: lookup.text(title, at: .title),
            intro: lookup.text(intro, at: .intro),
            thanks: lookup.text(thanks, at: .thanks),
            paging: paging, access: access, changeDays: changeDays,
            purposes: purposes.map { purpose in
                let place = TextPlace.purpose(purpose.identifier)
                return purpose.saying(lookup.text(purpose.text, at: place))
            },
            sections: sections.map { $0.translated(lookup) },
            items: items.map { $0.translated(to: language, lookup) })
        return Form(content, translating: self, untranslated: lookup.untranslated)
    }
}

extension Section {
    fileprivate func translated(_ lookup: TextLookup) -> Section {
        Section(
            name: name, title: lookup.text(title, at: .section(self, "title")),
            intro: lookup.text(intro, at: .section(self, "intro")), show: show, shuffle: shuffle,
            items: items)
    }
}

extension Item {
    fileprivate func translated(to language: LanguageTag, _ lookup: TextLookup) -> Item {
        let words = ItemWords(lookup: lookup, language: language, item: identifier)
        return Item(
            index: index, section: section, identifier: identifier,
            text: words.text("text", text), kind: kind.translated(words),
            hint: words.text("hint", hint), show: show, requirement: requirement,
            check: check.map {
                AnswerRule(condition: $0.condition, message: words.text("message", $0.message))
            },
            sensitivity: sensitivity, identifies: identifies, purposes: purposes, codes: codes,
            preset: preset)
    }
}

extension ItemKind {
    fileprivate func translated(_ words: ItemWords) -> ItemKind {
        switch self {
        case .consent(let item): .consent(item.translated(words))
        case .one(let item): .one(item.translated(words))
        case .dropdown(let item): .dropdown(item.translated(words))
        case .many(let item): .many(item.translated(words))
        case .yesno(let item): .yesno(item.translated(words))
        case .text(let item): .text(item.translated(words))
        case .story(let item): .story(item.translated(words))
        case .number(let item): .number(item.translated(words))
        case .rating(let item): .rating(item.translated(words))
        case .grid(let item): .grid(item.translated(words))
        case .rank(let item): .rank(item.translated(words))
        case .nps(let item): .nps(item.translated(words))
        case .slider(let item): .slider(item.translated(words))
        case .date(let item): .date(item.translated(words))
        case .score(let item): .score(item.translated(words))
        case .note(let item): .note(item.translated(words))
        }
    }
}
