import FormModel
import Values

/// The versions of a survey as FHIR R4 Questionnaire resources, with the questions of a table.
struct FHIRQuestionnaire {
    private let table: RecordTable
    private let names: FHIRNames

    init(_ table: RecordTable, _ names: FHIRNames) { (self.table, self.names) = (table, names) }

    /// One resource a line, newest first.
    var lines: [UInt8] {
        table.versions.indices.flatMap { resource($0).canonical + [0x0A] }
    }

    private func resource(_ version: Int) -> JSONValue {
        let form = table.versions[version]
        let questions = table.questions.filter { $0.versions.contains(version) }
        let number = form.version.description
        return .object([
            "resourceType": .string("Questionnaire"),
            "id": .string(String("\(form.name)-\(number)".suffix(64))),
            "url": .string(names.canonical), "version": .string(number),
            "title": .string(form.title), "language": .string(form.language.text),
            "status": .string(version == 0 ? "active" : "retired"),
            "subjectType": .array([.string("Patient")]),
            "item": .array(questions.map { item($0, in: form) }),
        ])
    }

    private func item(_ question: RecordQuestion, in form: Form) -> JSONValue {
        let item = form.items.first { $0.identifier.text == question.name }
        var members: [String: JSONValue] = [
            "linkId": .string(question.name), "text": .string(item?.text ?? question.text),
            "type": .string(question.type),
        ]
        if question.repeats { members["repeats"] = .bool(true) }
        if question.kind == .score { members["readOnly"] = .bool(true) }
        let codes = question.codes.compactMap(coding)
        if !codes.isEmpty { members["code"] = .array(codes) }
        let choices = item?.kind.choices ?? []
        if case .grid(let grid) = item?.kind {
            members["item"] = .array(rows(of: question, grid))
        } else if !choices.isEmpty {
            members["answerOption"] = .array(choices.map { option($0, of: question) })
            let texts = texts(of: question, choices)
            if !texts.isEmpty { members["item"] = .array(texts) }
        }
        return .object(members)
    }

    /// The rows that the version has.
    private func rows(of question: RecordQuestion, _ grid: GridItem) -> [JSONValue] {
        let parts = grid.rows.map { RecordColumn.Part.row($0.code) }
        return question.columns.map { table.columns[$0] }.filter { parts.contains($0.part) }.map {
            .object([
                "linkId": .string($0.name), "text": .string($0.partLabel),
                "type": .string("choice"),
                "answerOption": .array(grid.list.choices.map { option($0, of: question) }),
            ])
        }
    }

    /// What is written beside choices.
    private func texts(of question: RecordQuestion, _ choices: [Choice]) -> [JSONValue] {
        question.columns.map { table.columns[$0] }.compactMap { column in
            guard case .writeIn(let code) = column.part,
                choices.contains(where: { $0.code == code && $0.write != nil })
            else { return nil }
            return .object([
                "linkId": .string(column.name), "text": .string(column.partLabel),
                "type": .string("string"),
            ])
        }
    }

    private func option(_ choice: Choice, of question: RecordQuestion) -> JSONValue {
        .object([
            "valueCoding": .object([
                "system": .string(names.system(of: question)), "code": .string(choice.code),
                "display": .string(choice.text),
            ])
        ])
    }

    private func coding(_ code: String) -> JSONValue? {
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let system = FHIRNames.terminologies[parts[0]] else { return nil }
        return .object(["system": .string(system), "code": .string(parts[1])])
    }
}

extension RecordQuestion {
    /// The type of the item in FHIR R4.
    fileprivate var type: String {
        switch kind {
        case .one, .dropdown, .many, .rank: "choice"
        case .yesno, .consent: "boolean"
        case .text: "string"
        case .story: "text"
        case .number: unit == nil ? "decimal" : "quantity"
        case .slider, .score: "decimal"
        case .rating, .nps: "integer"
        case .date: "date"
        case .grid: "group"
        case .note: "display"
        }
    }

    /// True when there can be several answers.
    fileprivate var repeats: Bool { kind == .many || kind == .rank }
}
