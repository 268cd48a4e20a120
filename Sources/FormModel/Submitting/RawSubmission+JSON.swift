/// Why a JSON text is no submission.
package enum RawSubmissionError: Error, Hashable, Sendable {
    case notJSON(offset: Int)
    case notAnObject
    case unknownMember(String)
    /// An answer that is neither a text, number, true or false, nor a list or an object of these.
    case wrongShape(member: String)
    case tooManyFields(limit: Int)
}

extension RawSubmission {
    /// Reads `{"answers": {item: value}, "consents": {purpose: bool}, "language": …}`.
    ///
    /// A value is a text, a number, true or false, or a list of texts; null means no answer. What
    /// is written beside a choice has the name `item.code`. A grid is an object of row and code.
    package init(json: [UInt8]) throws(RawSubmissionError) {
        self.init(origin: .api)
        guard case .object(let members) = try Self.parse(json) else {
            throw RawSubmissionError.notAnObject
        }
        for member in members { try take(member) }
    }

    /// The field that stands for a decision on a purpose; no identifier has a slash.
    static func consentField(of purpose: String) -> String { "consents/\(purpose)" }

    private static func parse(_ json: [UInt8]) throws(RawSubmissionError) -> JSONInput {
        do {
            return try JSONInput(parsing: json)
        } catch {
            throw RawSubmissionError.notJSON(offset: error.offset)
        }
    }

    private mutating func take(_ member: JSONInput.Member) throws(RawSubmissionError) {
        switch (member.name, member.value) {
        case ("answers", .object(let answers)):
            for answer in answers { try append(answer) }
        case ("consents", .object(let consents)):
            for consent in consents {
                try append(Self.consentField(of: consent.name), consent.value, isListed: false)
            }
        case ("language", .string(let language)): jsonLanguage = language
        case ("answers", _), ("consents", _), ("language", _):
            throw RawSubmissionError.wrongShape(member: member.name)
        default: throw RawSubmissionError.unknownMember(member.name)
        }
    }

    /// An answer; a row's field has the name `item.row`, as on a page.
    private mutating func append(_ answer: JSONInput.Member) throws(RawSubmissionError) {
        guard case .object(let rows) = answer.value else {
            return try append(answer.name, answer.value, isListed: false)
        }
        for row in rows { try append("\(answer.name).\(row.name)", row.value, isListed: true) }
    }

    private mutating func append(_ name: String, _ value: JSONInput, isListed: Bool)
        throws(RawSubmissionError)
    {
        guard fieldCount < Self.mostFields else {
            throw RawSubmissionError.tooManyFields(limit: Self.mostFields)
        }
        switch value {
        case .null: append(name, "")
        case .bool(let flag): append(name, flag ? "yes" : "no")
        case .number(let text), .string(let text): append(name, text)
        case .array(let values) where !isListed:
            for value in values { try append(name, value, isListed: true) }
        case .array, .object: throw RawSubmissionError.wrongShape(member: name)
        }
    }
}
