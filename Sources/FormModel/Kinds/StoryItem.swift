package import Values

/// A text of several lines, which may be published by itself if the person wants it.
package struct StoryItem: KindRules {
    /// The fewest characters (Unicode scalars) that an answer has.
    package let least: Int
    /// The most characters (Unicode scalars) that an answer has.
    package let most: Int
    /// The purpose under which the text may be published, once its author has approved the exact words;
    /// nil for a text that stays unpublished.
    package let publication: PurposeIdentifier?

    static let keys = ["min", "max", "publish"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> StoryItem? {
        let least = keys.wholeNumber("min", in: 0...TypedText.longest)
        let most = keys.wholeNumber("max", in: 1...TypedText.longest)
        keys.checkOrder(least, most)
        return StoryItem(
            least: least ?? 0, most: most ?? TypedText.longest,
            publication: publication(keys, scope))
    }

    private static func publication(
        _ keys: MappingReader, _ scope: FormScope
    ) -> PurposeIdentifier? {
        guard let name = keys.text("publish") else { return nil }
        let purpose = scope.purposes.first { $0.identifier.text == name.text }
        if purpose == nil { keys.report(scope.unknownPurpose(name.text), at: name) }
        return purpose?.identifier
    }

    func translated(_ words: ItemWords) -> StoryItem { self }

    var attributes: [String: JSONValue] {
        members([
            "min": least == 0 ? nil : .integer(Int64(least)),
            "max": most == TypedText.longest ? nil : .integer(Int64(most)),
            "publish": publication.map { .string($0.text) },
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
