import FormModel
import Values

/// The description of a folder with records and a codebook, after Frictionless Data's Data Package and
/// Table Schema 1.0.
struct DataPackage {
    private let name: String
    private let title: String
    private let description: String
    private let version: String?
    /// The Table Schemas of `data.csv` and `codebook.csv`.
    private let schema: JSONValue
    private let codebookSchema: JSONValue

    /// `datapackage.json` for these files.
    func json(data: ExportManifest.File, codebook: ExportManifest.File) -> [UInt8] {
        var members: [String: JSONValue] = [
            "profile": .string("tabular-data-package"), "name": .string(name),
            "title": .string(title), "description": .string(description),
            "resources": .array([
                resource("data", data, schema), resource("codebook", codebook, codebookSchema),
            ]),
        ]
        members["version"] = version.map(JSONValue.string)
        return JSONValue.object(members).canonical + [0x0A]
    }

    private func resource(
        _ name: String, _ file: ExportManifest.File, _ schema: JSONValue
    ) -> JSONValue {
        .object([
            "profile": .string("tabular-data-resource"), "name": .string(name),
            "path": .string(file.name), "format": .string("csv"),
            "mediatype": .string("text/csv"), "encoding": .string("utf-8"),
            "bytes": .integer(Int64(file.bytes)), "hash": .string("sha256:\(file.sha256)"),
            "dialect": .object(["delimiter": .string(","), "lineTerminator": .string("\r\n")]),
            "schema": schema,
        ])
    }

    /// A schema in which nothing stands where there is no value.
    private static func schema(of fields: [(name: String, type: String)]) -> JSONValue {
        let fields = fields.map {
            JSONValue.object(["name": .string($0.name), "type": .string($0.type)])
        }
        return .object(["fields": .array(fields), "missingValues": .array([.string("")])])
    }
}

extension DataPackage {
    /// The description of what was published of a survey.
    init(_ table: FlatTable) {
        (name, title, version) = (table.name, table.title, nil)
        description =
            table.description
            + " A text with an apostrophe before =, +, - or @ was written without it."
        schema = Self.schema(
            of: table.columns.map { ($0.name, $0.isNumber ? "integer" : "string") })
        codebookSchema = Self.schema(of: FlatTable.codebookHead.map { ($0, "string") })
    }
}

// MARK: - Records

extension DataPackage {
    /// The description of records.
    init(_ table: RecordTable) {
        name = table.form.name.text
        title = "\(table.form.title): records for ‘\(table.purpose.identifier)’"
        description =
            "Handed out for this purpose alone: \(table.purpose.text). A text with an apostrophe "
            + "before =, +, -, @ or a missing value’s word was typed without it."
        version = table.form.version.description
        schema = Self.schema(of: table)
        codebookSchema = Self.schema(of: Codebook.head.map { ($0, "string") })
    }

    private static func schema(of table: RecordTable) -> JSONValue {
        .object([
            "fields": .array(table.columns.map(field)),
            "missingValues": .array(MissingReason.allCases.map { .string($0.token) }),
            "primaryKey": .string(table.columns[RecordTable.Own.number.rawValue].name),
        ])
    }

    private static func field(_ column: RecordColumn) -> JSONValue {
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
