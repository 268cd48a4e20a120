package import Disclosure
import Values

/// The operator's report and the export of counts as JSON.
package enum JSONReport {
    /// The counts as one JSON object, canonical (RFC 8785), ending in a line feed.
    package static func text(of table: CountTable) -> String {
        let value = JSONValue.object([
            "form": .string(table.form.text),
            "title": .string(table.title),
            "version": .string(table.version),
            "responses": .integer(Int64(table.responses)),
            "disclosure": .string("true counts, for the operator, not for publication"),
            "questions": .array(table.questions.map(value)),
        ])
        return String(decoding: value.canonical, as: UTF8.self) + "\n"
    }

    private static func value(_ question: CountTable.Question) -> JSONValue {
        .object([
            "id": .string(question.name),
            "text": .string(question.text),
            "kind": .string(question.kind),
            "base": .integer(Int64(question.base)),
            "answered": .integer(Int64(question.answered)),
            "missing": .integer(Int64(question.missing)),
            "counts": .array(question.lines.map(value)),
        ])
    }

    private static func value(_ line: CountTable.Line) -> JSONValue {
        .object([
            "code": .string(line.code), "label": .string(line.label),
            "count": .integer(Int64(line.count)),
        ])
    }
}
