import FormModel

extension CellName {
    /// True for a cell that counts an answer, and not whether there is one.
    var isAnswer: Bool {
        switch self {
        case .shown, .answered: false
        case .choice, .yes, .no, .given, .refused, .rating, .number, .bin, .rowChoice, .place: true
        }
    }
}
