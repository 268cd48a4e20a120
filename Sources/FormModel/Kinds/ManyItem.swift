import Values

/// Any number of choices, within limits where the form sets them.
package struct ManyItem: KindRules {
    /// What can be chosen.
    package let list: ChoiceList
    /// The fewest choices that an answer has.
    package let least: Int?
    /// The most choices that an answer has.
    package let most: Int?

    static let keys = ["choices", "list", "from", "source", "shuffle", "min", "max"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> ManyItem? {
        let least = keys.wholeNumber("min", in: 0...1_000)
        let most = keys.wholeNumber("max", in: 1...1_000)
        keys.checkOrder(least, most)
        guard let list = ChoicesReader(keys: keys, scope: scope).list() else { return nil }
        if let least, least > list.choices.count {
            keys.report(
                .outOfRange(String(least), key: "min", least: 0, most: list.choices.count),
                at: keys.entry("min")?.place)
        }
        return ManyItem(list: list, least: least, most: most)
    }

    func translated(_ words: ItemWords) -> ManyItem {
        ManyItem(list: words.list(list), least: least, most: most)
    }

    var attributes: [String: JSONValue] {
        list.attributes.merging(
            members([
                "min": least.map { .integer(Int64($0)) }, "max": most.map { .integer(Int64($0)) },
            ])
        ) { first, _ in first }
    }

    var fieldSuffixes: [String] { list.fieldSuffixes }
    var cells: [CellName] { list.cells }

    func check(_ fields: ItemFields) -> AnswerReading {
        let (texts, faults) = list.writeIns(fields)
        guard faults.isEmpty else { return .refused(faults) }
        var isChosen = Array(repeating: false, count: list.choices.count)
        var hasUnknown = false
        fields.forEach { range in
            if let position = list.position(of: fields.bytes, range) {
                isChosen[position] = true
            } else {
                hasUnknown = true
            }
        }
        guard !hasUnknown else { return .refused(.unknownChoice) }
        // Whoever wrote beside a choice meant it.
        for (choice, _) in texts { isChosen[choice] = true }
        let options = list.choices.indices.filter { isChosen[$0] }.map { position in
            ChosenOption(index: position, writeIn: texts.first { $0.choice == position }?.text)
        }
        return reading(options)
    }

    private func reading(_ options: [ChosenOption]) -> AnswerReading {
        guard !options.isEmpty else { return .none }
        let choices = list.choices
        if options.count > 1, let alone = options.first(where: { choices[$0.index].alone }) {
            return .refused(.aloneWithOthers(choice: choices[alone.index].text))
        }
        let isAlone = choices[options[0].index].alone
        if let least, options.count < least, !isAlone {
            return .refused(.tooFewChoices(least: least))
        }
        if let most, options.count > most { return .refused(.tooManyChoices(most: most)) }
        return .answer(.choices(options))
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        var separator = UInt8(ascii: "[")
        for option in options(answer) {
            output.append(separator)
            list.append(option, to: &output)
            separator = UInt8(ascii: ",")
        }
        output.append(UInt8(ascii: "]"))
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .array(let values) = stored, !values.isEmpty else { return nil }
        let options = values.compactMap(list.option)
        return options.count == values.count ? .choices(options) : nil
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        for option in options(answer) { add(option.index) }
    }

    func display(_ answer: Answer) -> String {
        options(answer).map(list.display).joined(separator: "; ")
    }

    private func options(_ answer: Answer) -> [ChosenOption] {
        guard case .choices(let options) = answer else { preconditionFailure(wrongAnswer) }
        return options
    }
}
