import Values

/// A text without an answer; it can end the survey for whoever sees it.
package struct NoteItem: KindRules {
    /// True when the survey ends here and nothing is stored.
    package let isEnd: Bool

    static let keys = ["end"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> NoteItem? {
        let isEnd = keys.flag("end") ?? false
        if isEnd, !keys.has("show") { keys.report(.endWithoutCondition) }
        return NoteItem(isEnd: isEnd)
    }

    func translated(_ words: ItemWords) -> NoteItem { self }

    var attributes: [String: JSONValue] { isEnd ? ["end": .bool(true)] : [:] }
    var fieldSuffixes: [String] { [] }
    var cells: [CellName] { [] }

    func check(_ fields: ItemFields) -> AnswerReading { .none }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        preconditionFailure(wrongAnswer)
    }

    func answer(from stored: JSONInput) -> Answer? { nil }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        preconditionFailure(wrongAnswer)
    }

    func display(_ answer: Answer) -> String {
        preconditionFailure(wrongAnswer)
    }
}
