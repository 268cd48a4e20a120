import Values

/// A question that is answered by yes or no.
package struct YesNoItem: KindRules {
    /// What a yes asserts, to be kept with the consents; nil for nothing.
    package let assertion: Assertion?

    static let keys = ["asserts"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> YesNoItem? {
        YesNoItem(assertion: keys.value("asserts", .assertion, Assertion.init(rawValue:)))
    }

    func translated(_ words: ItemWords) -> YesNoItem { self }

    var attributes: [String: JSONValue] {
        members(["asserts": assertion.map { .string($0.rawValue) }])
    }
    var fieldSuffixes: [String] { [""] }
    var cells: [CellName] { [.yes, .no] }

    /// Reads `yes` or `no`; nil when nothing was sent.
    static func read(_ fields: ItemFields) -> Result<Bool, Issue.Fault>? {
        switch fields.single() {
        case .nothing: return nil
        case .several: return .failure(.severalAnswers)
        case .value(let range):
            let value = fields.bytes[range]
            if value.elementsEqual("yes".utf8) { return .success(true) }
            return value.elementsEqual("no".utf8) ? .success(false) : .failure(.notYesOrNo)
        }
    }

    func check(_ fields: ItemFields) -> AnswerReading {
        switch Self.read(fields) {
        case .none: .none
        case .success(let yes): .answer(.yesNo(yes))
        case .failure(let fault): .refused(fault)
        }
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        output.append(contentsOf: (yes(answer) ? "true" : "false").utf8)
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .bool(let yes) = stored else { return nil }
        return .yesNo(yes)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        add(yes(answer) ? 0 : 1)
    }

    func display(_ answer: Answer) -> String {
        yes(answer) ? "Yes" : "No"
    }

    private func yes(_ answer: Answer) -> Bool {
        guard case .yesNo(let yes) = answer else { preconditionFailure(wrongAnswer) }
        return yes
    }
}
