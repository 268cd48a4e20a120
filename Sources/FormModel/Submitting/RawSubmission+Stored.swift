extension RawSubmission {
    /// What a person would type to give the answers that ``Submission/canonicalAnswers`` holds.
    package init(canonicalAnswers bytes: [UInt8]) throws(StoredAnswersError) {
        guard let stored = try? JSONInput(parsing: bytes), case .object(let members) = stored
        else { throw .notAnObject }
        self.init()
        for member in members { type(member.value, into: member.name) }
    }

    private mutating func type(_ value: JSONInput, into name: String) {
        switch value {
        case .null: break
        case .bool(let flag): append(name, flag ? "yes" : "no")
        case .number(let text), .string(let text): append(name, text)
        case .array(let values): for value in values { type(value, into: name) }
        case .object(let members): type(members, into: name)
        }
    }

    /// A choice with what was written beside it, or the parts of an answer by their names.
    private mutating func type(_ members: [JSONInput.Member], into name: String) {
        let object = JSONInput.object(members)
        if case .string(let code) = object["code"], case .string(let text) = object["text"] {
            append(name, code)
            append("\(name).\(code)", text)
        } else {
            for member in members { type(member.value, into: "\(name).\(member.name)") }
        }
    }
}
