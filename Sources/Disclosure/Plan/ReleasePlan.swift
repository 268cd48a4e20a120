import FormModel
package import Values

/// What is published of a form, fixed before its first release: checked, and named by the digest of
/// its canonical content.
package struct ReleasePlan: Sendable {
    /// The form whose answers are counted.
    package let form: FormName
    /// The digest of the form version for which the plan was made.
    package let formDigest: Digest
    /// How much is protected.
    package let parameters: ReleaseParameters
    /// The questions that tables are made of.
    package let questions: [PlannedQuestion]
    /// The tables, in the order in which they are published.
    package let tables: [PlannedTable]
    /// Which answers hang together.
    package let links: AnswerLinks

    /// The groups of people that tables count: everybody, then each filter of the tables once.
    package let filters: [PlannedTable.Filter]

    /// The plan as canonical JSON (RFC 8785).
    package let canonicalJSON: [UInt8]
    /// The SHA-256 of ``canonicalJSON``.
    package let digest: Digest

    /// Only the check and the defaults make a plan.
    init(
        form: FormName, formDigest: Digest, parameters: ReleaseParameters,
        questions: [PlannedQuestion], tables: [PlannedTable], links: AnswerLinks
    ) {
        (self.form, self.formDigest, self.parameters) = (form, formDigest, parameters)
        (self.questions, self.tables, self.links) = (questions, tables, links)
        filters = tables.reduce(into: []) { filters, table in
            guard let filter = table.filter, !filters.contains(filter) else { return }
            filters.append(filter)
        }
        canonicalJSON = Self.json(form, formDigest, parameters, questions, tables).canonical
        digest = Digest(of: canonicalJSON)
    }

    /// How many groups of people there are: everybody and one for each filter.
    package var baseCount: Int { filters.count + 1 }

    /// The number of the group that a table counts, from 0 for everybody.
    func base(of table: PlannedTable) -> Int {
        guard let filter = table.filter, let place = filters.firstIndex(of: filter) else {
            return 0
        }
        return place + 1
    }

    /// How many cells a table has, as planned.
    func cellCount(of table: PlannedTable) -> Int {
        table.questions.reduce(1) { $0 * questions[$1].categories.count }
    }

    /// The name of a table: its questions, and its filter behind a bar.
    package func name(of table: PlannedTable) -> String {
        let names = table.questions.map { questions[$0].name }.joined(separator: " × ")
        guard let filter = table.filter else { return names }
        let question = questions[filter.question]
        let codes = filter.categories.map { question.categories[$0] }.joined(separator: ", ")
        return "\(names) | \(question.name) = \(codes)"
    }
}

extension ReleasePlan {
    private static func json(
        _ form: FormName, _ formDigest: Digest, _ parameters: ReleaseParameters,
        _ questions: [PlannedQuestion], _ tables: [PlannedTable]
    ) -> JSONValue {
        .object([
            "form": .string(form.text),
            "formDigest": .string(formDigest.hexadecimal),
            "parameters": parameters.json,
            "questions": .array(questions.map(\.json)),
            "tables": .array(tables.map { json($0, questions) }),
        ])
    }

    private static func json(_ table: PlannedTable, _ questions: [PlannedQuestion]) -> JSONValue {
        var members: [String: JSONValue] = [
            "questions": .array(table.questions.map { .string(questions[$0].name) })
        ]
        if let filter = table.filter {
            let question = questions[filter.question]
            let codes = filter.categories.map { JSONValue.string(question.categories[$0]) }
            members["filter"] = .object([question.name: .array(codes)])
        }
        return .object(members)
    }
}

extension ReleaseParameters {
    fileprivate var json: JSONValue {
        .object([
            "threshold": .integer(Int64(threshold)), "band": .integer(Int64(band)),
            "shield": .integer(Int64(shield)), "shieldPercent": .integer(Int64(shieldPercent)),
            "base": .integer(Int64(base)), "releases": .integer(Int64(releases)),
            "months": .integer(Int64(months)), "strict": .bool(isStrict),
        ])
    }
}

extension PlannedQuestion {
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(name),
            "categories": .array(categories.map(JSONValue.string)),
            "merge": .array(
                merges.map { .array($0.map { .string(categories[$0]) }) }),
        ]
        switch sorting {
        case .numbers(let cuts): members["cuts"] = .array(cuts.map { .string($0.description) })
        case .years(let years): members["cuts"] = .array(years.map { .string(String($0)) })
        case .choices, .row, .option, .yesNo: break
        }
        return .object(members)
    }
}
