import Values

/// Choices in the order in which a person puts them, from the first place on.
package struct RankItem: KindRules {
    /// The most places that a person is asked to fill.
    package static let mostPlaces = 10
    /// The most choices to put in order.
    static let mostChoices = 30

    /// What is put in order.
    package let list: ChoiceList
    /// How many places there are at most; nil for a place for each choice.
    package let most: Int?

    /// How many places there are when all choices are offered.
    package var places: Int { min(most ?? list.choices.count, list.choices.count) }

    static let keys = ["choices", "list", "from", "shuffle", "most"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> RankItem? {
        let most = keys.wholeNumber("most", in: 1...mostPlaces)
        guard let list = ChoicesReader(keys: keys, scope: scope).plainList(of: .rank),
            keys.checkCount(list.choices.count, of: "choices", most: mostChoices)
        else { return nil }
        let item = RankItem(list: list, most: most)
        if item.places > mostPlaces, !keys.has("most") {
            keys.report(.tooManyPlaces(item.places, limit: mostPlaces))
        }
        if let most, most > list.choices.count {
            keys.report(
                .outOfRange(String(most), key: "most", least: 1, most: list.choices.count),
                at: keys.entry("most")?.place)
        }
        return item
    }

    var attributes: [String: JSONValue] {
        list.attributes.merging(members(["most": most.map { .integer(Int64($0)) }])) { first, _ in
            first
        }
    }

    func translated(_ words: ItemWords) -> RankItem {
        RankItem(list: words.list(list), most: most)
    }

    /// The first field takes all places in order; the others take one each.
    var fieldSuffixes: [String] { [""] + (0..<places).map { ".\($0 + 1)" } }

    var cells: [CellName] {
        list.choices.flatMap { choice in
            (0..<places).map { .place($0 + 1, code: choice.code) }
        }
    }
}

// MARK: - Answers

extension RankItem {
    func check(_ fields: ItemFields) -> AnswerReading {
        var entries: [(part: Int, range: Range<Int>)] = []
        fields.forEach { entries.append((0, $0)) }
        let isListed = !entries.isEmpty
        for part in 1...places {
            switch fields.single(part) {
            case .nothing: continue
            case .value where isListed, .several: return .refused(.severalAnswers, part: part)
            case .value(let range): entries.append((part, range))
            }
        }
        guard entries.count <= places else { return .refused(.tooManyChoices(most: places)) }
        return reading(entries, fields.bytes)
    }

    private func reading(
        _ entries: [(part: Int, range: Range<Int>)], _ bytes: [UInt8]
    ) -> AnswerReading {
        var order: [Int] = []
        var faults: [(part: Int, fault: Issue.Fault)] = []
        for (part, range) in entries {
            guard let position = list.position(of: bytes, range) else {
                faults.append((part, .unknownChoice))
                continue
            }
            if order.contains(position) {
                faults.append((part, .rankedTwice(choice: list.choices[position].text)))
            }
            order.append(position)
        }
        let skipped = entries.enumerated().first { $1.part > $0 + 1 }
        if let skipped { faults.append((skipped.offset + 1, .placeSkipped)) }
        guard faults.isEmpty else { return .refused(faults.sorted { $0.part < $1.part }) }
        return order.isEmpty ? .none : .answer(.ranking(order))
    }

    /// The first place that a needed answer leaves out, when so many choices are offered.
    func gaps(_ answer: Answer, offered: Int) -> [(part: Int, fault: Issue.Fault)] {
        let (filled, needed) = (order(answer).count, min(places, offered))
        return filled < needed ? [(filled + 1, .placesMissing(count: needed))] : []
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        var separator = UInt8(ascii: "[")
        for choice in order(answer) {
            output.append(separator)
            list.append(ChosenOption(index: choice, writeIn: nil), to: &output)
            separator = UInt8(ascii: ",")
        }
        output.append(UInt8(ascii: "]"))
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .array(let values) = stored, (1...places).contains(values.count) else {
            return nil
        }
        let order = values.compactMap(list.option).filter { $0.writeIn == nil }.map(\.index)
        let isRanking = order.count == values.count && Set(order).count == order.count
        return isRanking ? .ranking(order) : nil
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        // Places of cells ascend, as in every other kind.
        for (choice, place) in zip(order(answer), 0...).sorted(by: { $0.0 < $1.0 }) {
            add(choice * places + place)
        }
    }

    func display(_ answer: Answer) -> String {
        order(answer).enumerated()
            .map { "\($0 + 1). \(list.choices[$1].text)" }
            .joined(separator: "; ")
    }

    private func order(_ answer: Answer) -> [Int] {
        guard case .ranking(let order) = answer else { preconditionFailure(wrongAnswer) }
        return order
    }
}
