import Values

/// The choices of a question with what finds and writes them quickly.
package final class ChoiceList: Sendable {
    /// The choices in the form's order.
    package let choices: [Choice]
    /// True when the order of the choices may change from person to person.
    package let shuffle: Bool
    /// Where the choices come from.
    package let origin: ChoiceOrigin
    /// The name under which questions share the choices; nil for a question's own.
    let name: String?
    /// The item under which a side file has the texts of choices that come from its answer.
    let owner: ItemIdentifier?

    /// True when what is offered depends on earlier answers.
    let isConditional: Bool
    private let positions: ByteTable
    /// The positions of the choices that have a text field, in order: fields 1, 2, … of the item.
    let written: [Int]
    private let codes: [String]
    /// Each code as a JSON string.
    private let encodedCodes: [[UInt8]]

    init(
        _ choices: [Choice], shuffle: Bool, name: String? = nil, origin: ChoiceOrigin = .file,
        owner: ItemIdentifier? = nil
    ) {
        (self.choices, self.shuffle, self.name) = (choices, shuffle, name)
        (self.origin, self.owner) = (origin, owner)
        isConditional = choices.contains { $0.show != nil }
        positions = ByteTable(choices.enumerated().map { ($0.element.code, $0.offset) })
        written = choices.indices.filter { choices[$0].write != nil }
        codes = choices.map(\.code)
        encodedCodes = choices.map { Array("\"\($0.code)\"".utf8) }
    }

    var fieldSuffixes: [String] { [""] + written.map { ".\(choices[$0].code)" } }

    var cells: [CellName] { choices.map { .choice(code: $0.code) } }

    func position(of bytes: [UInt8], _ range: Range<Int>) -> Int? {
        positions.value(of: bytes, range)
    }

    /// What was written beside the choices: by the position of the choice, and what is wrong.
    func writeIns(_ fields: ItemFields)
        -> (texts: [(choice: Int, text: String)], faults: [(part: Int, fault: Issue.Fault)])
    {
        var texts: [(choice: Int, text: String)] = []
        var faults: [(part: Int, fault: Issue.Fault)] = []
        for (offset, choice) in written.enumerated() {
            switch TextItem.read(fields, part: offset + 1, hasLines: false) {
            case .none: break
            case .success(let text): texts.append((choice, text))
            case .failure(let fault): faults.append((offset + 1, fault))
            }
        }
        return (texts, faults)
    }

    /// Appends `"code"`, or `{"code":"code","text":"written"}` where a text was written.
    func append(_ option: ChosenOption, to output: inout [UInt8]) {
        let code = encodedCodes[option.index]
        guard let writeIn = option.writeIn else {
            output.append(contentsOf: code)
            return
        }
        output.append(contentsOf: #"{"code":"#.utf8)
        output.append(contentsOf: code)
        output.append(contentsOf: #","text":"#.utf8)
        JSONText.append(writeIn, to: &output)
        output.append(UInt8(ascii: "}"))
    }

    /// Reads what `append` wrote.
    func option(from stored: JSONInput) -> ChosenOption? {
        switch stored {
        case .string(let code): return option(code, writeIn: nil)
        case .object(let members):
            guard members.count == 2, case .string(let code) = stored["code"],
                case .string(let text) = stored["text"]
            else { return nil }
            return option(code, writeIn: text)
        case .null, .bool, .number, .array: return nil
        }
    }

    private func option(_ code: String, writeIn: String?) -> ChosenOption? {
        codes.firstIndex(of: code).map { ChosenOption(index: $0, writeIn: writeIn) }
    }

    func display(_ option: ChosenOption) -> String {
        let text = choices[option.index].text
        return option.writeIn.map { "\(text): \($0)" } ?? text
    }

    /// The list's part of the form's canonical JSON.
    var attributes: [String: JSONValue] {
        var attributes = members(["shuffle": shuffle ? .bool(true) : nil])
        switch origin {
        case .file: attributes["choices"] = .array(choices.map(json))
        case .answer(_, let identifier): attributes["from"] = .string(identifier.text)
        case .countries: attributes["source"] = .string(ChoiceOrigin.countriesSource)
        }
        return attributes
    }

    /// What the earlier answer that the choices come from must hold, so that at least this many
    /// are offered; nil when they come from no answer.
    func offer(atLeast least: Int) -> Condition? {
        guard case .answer(let item, let identifier) = origin else { return nil }
        let count = Condition.Test.compare(
            .chosenCount(item: item), .greaterOrEqual, .constant(Double(least)))
        let offered = Condition.Test.any(choices.compactMap(\.show?.test))
        return Condition(
            source: "count(\(identifier)) >= \(least)", test: .all([offered, count]),
            items: [item])
    }

    private func json(_ choice: Choice) -> JSONValue {
        .object(
            members([
                "code": .string(choice.code),
                "text": .string(choice.text),
                "write": choice.write.map(JSONValue.string),
                "alone": choice.alone ? .bool(true) : nil,
                "score": choice.score.map { .string($0.description) },
                "show": choice.show.map { .string($0.source) },
                "fixed": choice.fixed ? .bool(true) : nil,
            ]))
    }
}
