import Values

/// A text of one line.
package struct TextItem: KindRules {
    /// The most characters (Unicode scalars) that an answer has.
    package let most: Int

    static let keys = ["max"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> TextItem? {
        TextItem(most: keys.wholeNumber("max", in: 1...TypedText.longest) ?? TypedText.longest)
    }

    func translated(_ words: ItemWords) -> TextItem { self }

    var attributes: [String: JSONValue] {
        most == TypedText.longest ? [:] : ["max": .integer(Int64(most))]
    }

    var fieldSuffixes: [String] { [""] }
    var cells: [CellName] { [] }

    /// Reads the text in one of an item's fields; nil when nothing was typed.
    static func read(
        _ fields: ItemFields, part: Int = 0, hasLines: Bool, least: Int = 0,
        most: Int = TypedText.longest
    ) -> Result<String, Issue.Fault>? {
        switch fields.single(part) {
        case .nothing: nil
        case .several: .failure(.severalAnswers)
        case .value(let range):
            TypedText.read(fields.bytes, range, hasLines: hasLines, least: least, most: most)
        }
    }

    func check(_ fields: ItemFields) -> AnswerReading {
        switch Self.read(fields, hasLines: false, most: most) {
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
