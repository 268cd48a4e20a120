import Values

/// One choice out of several, as a list of buttons (`one`) or as a menu (`dropdown`).
package struct OneItem: KindRules {
    /// What can be chosen.
    package let list: ChoiceList

    static let keys = ["choices", "list", "from", "source", "shuffle"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> OneItem? {
        ChoicesReader(keys: keys, scope: scope).list().map(OneItem.init)
    }

    func translated(_ words: ItemWords) -> OneItem {
        OneItem(list: words.list(list))
    }

    var attributes: [String: JSONValue] { list.attributes }
    var fieldSuffixes: [String] { list.fieldSuffixes }
    var cells: [CellName] { list.cells }

    func check(_ fields: ItemFields) -> AnswerReading {
        let (texts, faults) = list.writeIns(fields)
        guard faults.isEmpty else { return .refused(faults) }
        switch fields.single() {
        case .several: return .refused(.severalAnswers)
        case .nothing:
            // Whoever wrote beside a choice meant it.
            guard let first = texts.first else { return .none }
            guard texts.count == 1 else { return .refused(.severalAnswers) }
            return .answer(.choice(ChosenOption(index: first.choice, writeIn: first.text)))
        case .value(let range):
            guard let position = list.position(of: fields.bytes, range) else {
                return .refused(.unknownChoice)
            }
            let text = texts.first { $0.choice == position }?.text
            return .answer(.choice(ChosenOption(index: position, writeIn: text)))
        }
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        list.append(option(answer), to: &output)
    }

    func answer(from stored: JSONInput) -> Answer? {
        list.option(from: stored).map(Answer.choice)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        add(option(answer).index)
    }

    func display(_ answer: Answer) -> String {
        list.display(option(answer))
    }

    private func option(_ answer: Answer) -> ChosenOption {
        guard case .choice(let option) = answer else { preconditionFailure(wrongAnswer) }
        return option
    }
}
