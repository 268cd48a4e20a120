import FormModel

/// Kinds of questions whose answers go into the same columns.
enum AnswerFamily: Hashable {
    case choice, many, flag, text, number, grid, rank, date

    /// Nil for what no record holds: notes, and consents, because all who are in a file have given
    /// the one that counts and the others are not needed for its purpose.
    init?(_ kind: ItemKind) {
        switch kind {
        case .one, .dropdown: self = .choice
        case .many: self = .many
        case .yesno: self = .flag
        case .text, .story: self = .text
        case .number, .rating, .nps, .slider, .score: self = .number
        case .grid: self = .grid
        case .rank: self = .rank
        case .date: self = .date
        case .consent, .note: return nil
        }
    }
}
