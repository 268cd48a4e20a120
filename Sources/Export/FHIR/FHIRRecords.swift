import FormModel
import Values

/// Records as FHIR R4 QuestionnaireResponse resources, one a line.
///
/// What was not shown or is not in the version has no item; what was skipped has one with the extension
/// `data-absent-reason`.
struct FHIRRecords: RecordEncoder {
    private static let skipped = Array(
        (#","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","#
            + #""valueCode":"unknown"}]}"#).utf8)

    var head: [UInt8] { [] }

    private let questions: [QuestionWords]
    /// `"questionnaire":"…"` of each version.
    private let questionnaires: [[UInt8]]

    init(_ table: RecordTable, _ names: FHIRNames) {
        questions = table.questions.map { QuestionWords($0, table, names) }
        questionnaires = table.versions.map { form in
            var output = Array("\"questionnaire\":".utf8)
            JSONText.append("\(names.canonical)|\(form.version)", to: &output)
            return output
        }
    }

    func append(_ row: [RecordCell], to output: inout [UInt8]) {
        output.append(contentsOf: #"{"resourceType":"QuestionnaireResponse","id":"record-"#.utf8)
        appendValue(row[RecordTable.Own.number.rawValue], to: &output)
        output.append(contentsOf: "\",".utf8)
        if case .choice(let version) = row[RecordTable.Own.version.rawValue] {
            output.append(contentsOf: questionnaires[version])
        }
        output.append(contentsOf: ",\"status\":\"completed\",\"language\":".utf8)
        appendValue(row[RecordTable.Own.language.rawValue], to: &output)
        output.append(contentsOf: ",\"authored\":".utf8)
        appendValue(row[RecordTable.Own.receivedOn.rawValue], to: &output)
        appendItems(row, to: &output)
        output.append(contentsOf: "}\n".utf8)
    }

    private func appendItems(_ row: [RecordCell], to output: inout [UInt8]) {
        var separator = Array(",\"item\":[".utf8)
        for question in questions where question.isShown(row) {
            output.append(contentsOf: separator)
            append(question, row, to: &output)
            separator = [UInt8(ascii: ",")]
        }
        if separator.count == 1 { output.append(UInt8(ascii: "]")) }
    }

    private func append(
        _ question: QuestionWords, _ row: [RecordCell], to output: inout [UInt8]
    ) {
        guard !question.isGrid else { return appendGrid(question, row, to: &output) }
        output.append(contentsOf: question.start)
        let answers = question.answers(row)
        guard !answers.isEmpty else { return output.append(contentsOf: Self.skipped) }
        output.append(contentsOf: ",\"answer\":[".utf8)
        for (place, answer) in answers.enumerated() {
            if place > 0 { output.append(UInt8(ascii: ",")) }
            append(answer, question, row, to: &output)
        }
        output.append(contentsOf: "]}".utf8)
    }

    private func append(
        _ answer: QuestionWords.Answer, _ question: QuestionWords, _ row: [RecordCell],
        to output: inout [UInt8]
    ) {
        switch answer {
        case .coding(let code):
            output.append(contentsOf: question.codings[code])
            if let beside = question.writeIns[code] {
                output.append(contentsOf: ",\"item\":[".utf8)
                output.append(contentsOf: beside.start)
                appendText(row[beside.column], to: &output)
                output.append(UInt8(ascii: "]"))
            }
        case .value(let cell):
            output.append(contentsOf: question.valueKey)
            appendValue(cell, to: &output)
            output.append(contentsOf: question.valueEnd)
        }
        output.append(UInt8(ascii: "}"))
    }

    private func appendGrid(
        _ question: QuestionWords, _ row: [RecordCell], to output: inout [UInt8]
    ) {
        output.append(contentsOf: question.start)
        output.append(contentsOf: ",\"item\":[".utf8)
        var isFirst = true
        for part in question.rows {
            if row[part.column] == .missing(.notInVersion) { continue }
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            output.append(contentsOf: part.start)
            guard case .choice(let choice) = row[part.column] else {
                output.append(contentsOf: Self.skipped)
                continue
            }
            output.append(contentsOf: ",\"answer\":[".utf8)
            output.append(contentsOf: question.codings[choice])
            output.append(contentsOf: "}]}".utf8)
        }
        output.append(contentsOf: "]}".utf8)
    }

    /// What was written beside a choice.
    private func appendText(_ cell: RecordCell, to output: inout [UInt8]) {
        guard case .text = cell else { return output.append(contentsOf: Self.skipped) }
        output.append(contentsOf: ",\"answer\":[{\"valueString\":".utf8)
        appendValue(cell, to: &output)
        output.append(contentsOf: "}]}".utf8)
    }

    private func appendValue(_ cell: RecordCell, to output: inout [UInt8]) {
        switch cell {
        case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): number.append(to: &output)
        case .date(let date):
            output.append(UInt8(ascii: "\""))
            date.append(to: &output)
            output.append(UInt8(ascii: "\""))
        case .text(let text): JSONText.append(text, to: &output)
        case .missing, .choice: preconditionFailure("A value is there, and no code.")
        }
    }
}
