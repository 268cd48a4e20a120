import FormModel
import Values

/// The description of a folder with records and a codebook, after Frictionless Data's Data Package and
/// Table Schema 1.0.
struct DataPackage {
    private let table: RecordTable

    init(_ table: RecordTable) { self.table = table }

    /// `datapackage.json` for these files.
    func json(records: OutputFile.Content, codebook: OutputFile.Content) -> [UInt8] {
        let title = "\(table.form.title): records for ‘\(table.purpose.identifier)’"
        return JSONValue.object([
            "profile": .string("tabular-data-package"),
            "name": .string(table.form.name.text), "title": .string(title),
            "description": .string(
                "Handed out for this purpose alone: \(table.purpose.text). A text with an "
                    + "apostrophe before =, +, -, @ or a missing value’s word was typed without it."
            ),
            "version": .string(table.form.version.description),
            "resources": .array([
                resource("data", records, schema), resource("codebook", codebook, codebookSchema),
            ]),
        ]).canonical + [0x0A]
    }

    private func resource(
        _ name: String, _ content: OutputFile.Content, _ schema: JSONValue
    ) -> JSONValue {
        .object([
            "profile": .string("tabular-data-resource"), "name": .string(name),
            "path": .string("\(name).csv"), "format": .string("csv"),
            "mediatype": .string("text/csv"), "encoding": .string("utf-8"),
            "bytes": .integer(Int64(content.bytes)), "hash": .string("sha256:\(content.digest)"),
            "dialect": .object(["delimiter": .string(","), "lineTerminator": .string("\r\n")]),
            "schema": schema,
        ])
    }

    private var schema: JSONValue {
        .object([
            "fields": .array(table.columns.map(field)),
            "missingValues": .array(MissingReason.allCases.map { .string($0.token) }),
            "primaryKey": .string(table.columns[RecordTable.Own.number.rawValue].name),
        ])
    }

    private var codebookSchema: JSONValue {
        let fields = Codebook.head.map {
            JSONValue.object(["name": .string($0), "type": .string("string")])
        }
        return .object(["fields": .array(fields), "missingValues": .array([.string("")])])
    }

    private func field(_ column: RecordColumn) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(column.name), "title": .string(column.label),
        ]
        switch column.kind {
        case .number(let decimals, _):
            members["type"] = .string(decimals == 0 ? "integer" : "number")
        case .choice(let choices):
            members["type"] = .string("string")
            let codes = choices.map { JSONValue.string($0.code) }
            members["constraints"] = .object(["enum": .array(codes)])
        case .flag:
            members["type"] = .string("boolean")
            members["trueValues"] = .array([.string("yes")])
            members["falseValues"] = .array([.string("no")])
        case .text, .partialDate: members["type"] = .string("string")
        case .day: members["type"] = .string("date")
        }
        return .object(members)
    }
}
