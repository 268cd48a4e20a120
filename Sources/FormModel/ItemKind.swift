/// What an item is, with what belongs to that kind alone.
package enum ItemKind: Sendable {
    case consent(ConsentItem)
    case one(OneItem)
    case dropdown(OneItem)
    case many(ManyItem)
    case yesno(YesNoItem)
    case text(TextItem)
    case story(StoryItem)
    case number(NumberItem)
    case rating(RatingItem)
    case grid(GridItem)
    case rank(RankItem)
    case nps(NPSItem)
    case slider(SliderItem)
    case date(DateItem)
    case score(ScoreItem)
    case note(NoteItem)
}

extension ItemKind {
    /// The type key that names this kind in a survey file.
    package var key: ItemKey {
        switch self {
        case .consent: .consent
        case .one: .one
        case .dropdown: .dropdown
        case .many: .many
        case .yesno: .yesno
        case .text: .text
        case .story: .story
        case .number: .number
        case .rating: .rating
        case .grid: .grid
        case .rank: .rank
        case .nps: .nps
        case .slider: .slider
        case .date: .date
        case .score: .score
        case .note: .note
        }
    }

    /// The choices that a choice question, or each row of a grid, offers; empty for any other item.
    package var choices: [Choice] {
        list?.choices ?? []
    }

    /// The choices with what finds and writes them; nil for an item without choices.
    var list: ChoiceList? {
        switch self {
        case .one(let item), .dropdown(let item): item.list
        case .many(let item): item.list
        case .grid(let item): item.list
        case .rank(let item): item.list
        case .consent, .yesno, .text, .story, .number, .rating, .nps, .slider, .date, .score,
            .note:
            nil
        }
    }

    /// What an earlier answer must hold, so that there is something to choose from.
    var offer: Condition? {
        switch self {
        case .one(let item), .dropdown(let item): item.list.offer(atLeast: 1)
        case .many(let item): item.list.offer(atLeast: 1)
        // One thing has no order.
        case .rank(let item): item.list.offer(atLeast: 2)
        case .consent, .yesno, .text, .story, .number, .rating, .nps, .slider, .date, .score,
            .grid, .note:
            nil
        }
    }

    /// True for an item that a person can answer.
    package var isQuestion: Bool {
        switch self {
        case .note, .score: false
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps,
            .slider, .date, .grid, .rank:
            true
        }
    }

    /// True for an item that answers are kept of, asked or calculated.
    package var hasAnswer: Bool { isQuestion || isScore }

    /// True for a score, which stands on no page.
    package var isScore: Bool {
        guard case .score = self else { return false }
        return true
    }

    /// The rules of the kind for what is not done for each submission.
    var rules: any KindRules {
        switch self {
        case .consent(let item): item
        case .one(let item), .dropdown(let item): item
        case .many(let item): item
        case .yesno(let item): item
        case .text(let item): item
        case .story(let item): item
        case .number(let item): item
        case .rating(let item): item
        case .grid(let item): item
        case .rank(let item): item
        case .nps(let item): item
        case .slider(let item): item
        case .date(let item): item
        case .score(let item): item
        case .note(let item): item
        }
    }
}

/// The type keys that this version reads.
package enum ItemKey: String, CaseIterable, Sendable {
    case consent, one, dropdown, many, yesno, text, story, number, rating, nps, slider, date, grid
    case rank, score, note

    /// The key that holds the item's text; a score's own key holds what is calculated.
    var textKey: String {
        switch self {
        case .score: "title"
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps,
            .slider, .date, .grid, .rank, .note:
            rawValue
        }
    }
}
