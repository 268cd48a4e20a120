import Values

/// Several rows that are answered by the same choices, one for each row.
package struct GridItem: KindRules {
    /// The most rows of a grid.
    static let mostRows = 50
    /// The most choices of a row.
    static let mostChoices = 20

    /// What is asked, row by row.
    package let rows: [GridRow]
    /// What can be chosen in each row.
    package let list: ChoiceList
    /// True when the order of the rows may change from person to person.
    package let shuffle: Bool

    /// The positions of the rows in the order of their codes, as RFC 8785 wants them.
    private let rowsByCode: [Int]

    static let keys = ["rows", "choices", "list", "shuffle"]

    init(rows: [GridRow], list: ChoiceList, shuffle: Bool) {
        (self.rows, self.list, self.shuffle) = (rows, list, shuffle)
        rowsByCode = rows.indices.sorted { rows[$0].code < rows[$1].code }
    }

    static func read(_ keys: MappingReader, _ scope: FormScope) -> GridItem? {
        let shuffle = keys.flag("shuffle") ?? false
        if !keys.has("rows") { keys.report(.missingKey("rows")) }
        let rows = keys.entry("rows").flatMap(ChoicesReader(keys: keys, scope: scope).rows)
        let list = ChoicesReader(keys: keys, scope: scope).columns()
        guard let rows, let list else { return nil }
        let isSmall = [
            keys.checkCount(rows.count, of: "rows", most: mostRows),
            keys.checkCount(list.choices.count, of: "choices", most: mostChoices),
        ].allSatisfy(\.self)
        return isSmall ? GridItem(rows: rows, list: list, shuffle: shuffle) : nil
    }

    func translated(_ words: ItemWords) -> GridItem {
        let rows = rows.map { row in
            GridRow(
                code: row.code, text: words.text(ofRow: row.code, row.text), fixed: row.fixed)
        }
        return GridItem(rows: rows, list: words.list(list), shuffle: shuffle)
    }

    var attributes: [String: JSONValue] {
        var attributes = list.attributes
        attributes["rows"] = .array(rows.map(json))
        if shuffle { attributes["shuffle"] = .bool(true) }
        return attributes
    }

    private func json(_ row: GridRow) -> JSONValue {
        .object(
            members([
                "code": .string(row.code), "text": .string(row.text),
                "fixed": row.fixed ? .bool(true) : nil,
            ]))
    }

    /// The first field takes nothing: it stands for the grid as a whole.
    var fieldSuffixes: [String] { [""] + rows.map { ".\($0.code)" } }

    var cells: [CellName] {
        rows.flatMap { row in
            list.choices.map { .rowChoice(row: row.code, code: $0.code) }
        }
    }

    /// The position of the row of that code.
    func row(_ code: String) -> Int? { rows.firstIndex { $0.code == code } }
}

// MARK: - Answers

extension GridItem {
    func check(_ fields: ItemFields) -> AnswerReading {
        guard case .nothing = fields.single() else { return .refused(.notByRow) }
        var chosen: [Int?] = []
        var faults: [(part: Int, fault: Issue.Fault)] = []
        for row in rows.indices {
            switch choice(fields, part: row + 1) {
            case .success(let position): chosen.append(position)
            case .failure(let fault): faults.append((row + 1, fault))
            }
        }
        guard faults.isEmpty else { return .refused(faults) }
        return chosen.contains { $0 != nil } ? .answer(.rows(chosen)) : .none
    }

    private func choice(_ fields: ItemFields, part: Int) -> Result<Int?, Issue.Fault> {
        switch fields.single(part) {
        case .nothing: return .success(nil)
        case .several: return .failure(.severalAnswers)
        case .value(let range):
            guard let position = list.position(of: fields.bytes, range) else {
                return .failure(.unknownChoice)
            }
            return .success(position)
        }
    }

    /// The rows that a needed answer leaves out.
    func gaps(_ answer: Answer) -> [(part: Int, fault: Issue.Fault)] {
        zip(rows.indices, choices(answer)).compactMap { row, choice in
            choice == nil ? (row + 1, .rowMissing(row: rows[row].text)) : nil
        }
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        let chosen = choices(answer)
        var separator = UInt8(ascii: "{")
        for row in rowsByCode {
            guard let choice = chosen[row] else { continue }
            output.append(separator)
            output.append(contentsOf: "\"\(rows[row].code)\":".utf8)
            list.append(ChosenOption(index: choice, writeIn: nil), to: &output)
            separator = UInt8(ascii: ",")
        }
        output.append(UInt8(ascii: "}"))
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .object(let members) = stored, !members.isEmpty else { return nil }
        var chosen: [Int?] = Array(repeating: nil, count: rows.count)
        for member in members {
            guard let row = row(member.name), let option = list.option(from: member.value),
                option.writeIn == nil
            else { return nil }
            chosen[row] = option.index
        }
        return .rows(chosen)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        for (row, choice) in choices(answer).enumerated() {
            if let choice { add(row * list.choices.count + choice) }
        }
    }

    func display(_ answer: Answer) -> String {
        zip(rows, choices(answer)).compactMap { row, choice in
            choice.map { "\(row.text): \(list.choices[$0].text)" }
        }.joined(separator: "; ")
    }

    private func choices(_ answer: Answer) -> [Int?] {
        guard case .rows(let choices) = answer else { preconditionFailure(wrongAnswer) }
        return choices
    }
}
