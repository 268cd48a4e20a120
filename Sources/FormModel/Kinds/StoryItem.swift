import Values

/// A text of several lines.
package struct StoryItem: KindRules {
    /// The fewest characters (Unicode scalars) that an answer has.
    package let least: Int
    /// The most characters (Unicode scalars) that an answer has.
    package let most: Int

    static let keys = ["min", "max"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> StoryItem? {
        let least = keys.wholeNumber("min", in: 0...TypedText.longest)
        let most = keys.wholeNumber("max", in: 1...TypedText.longest)
        keys.checkOrder(least, most)
        return StoryItem(least: least ?? 0, most: most ?? TypedText.longest)
    }

    func translated(_ words: ItemWords) -> StoryItem { self }

    var attributes: [String: JSONValue] {
        members([
            "min": least == 0 ? nil : .integer(Int64(least)),
            "max": most == TypedText.longest ? nil : .integer(Int64(most)),
        ])
    }

    var fieldSuffixes: [String] { [""] }
    var cells: [CellName] { [] }

    func check(_ fields: ItemFields) -> AnswerReading {
        switch TextItem.read(fields, hasLines: true, least: least, most: most) {
        case .none: .none
        case .success(let text): .answer(.text(text))
        case .failure(let fault): .refused(fault)
        }
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        guard case .text(let text) = answer else { preconditionFailure(wrongAnswer) }
        JSONText.append(text, to: &output)
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .string(let text) = stored, !text.isEmpty else { return nil }
        return .text(text)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {}

    func display(_ answer: Answer) -> String {
        guard case .text(let text) = answer else { preconditionFailure(wrongAnswer) }
        return text
    }
}
