package import Values

/// A list of addresses to be invited, as an operator brings it.
package struct InvitationList: Sendable {
    /// Why a file is no such list.
    package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case header
        case misplacedQuote(line: Int)
        case notUTF8(line: Int)

        package var description: String {
            switch self {
            case .header: "the list must begin with the line ‘email,language’ or ‘email’"
            case .misplacedQuote(let line):
                "line \(line) of the list has a quote that is not closed or stands inside a field; "
                    + "correct it and run this again"
            case .notUTF8(let line):
                "line \(line) of the list is not UTF-8; save the list as UTF-8"
            }
        }
    }

    /// Somebody to be invited.
    package struct Entry: Hashable, Sendable {
        package let address: EmailAddress
        package let language: LanguageTag
    }

    /// The addresses in their order, each once.
    package private(set) var entries: [Entry] = []
    /// The lines that name no address, or a language that the survey does not have.
    package private(set) var malformed: [Int] = []
    /// How many lines repeat an address.
    package private(set) var duplicates = 0

    /// Reads a list for a survey in these languages, the main one first.
    package init(_ bytes: [UInt8], languages: [LanguageTag]) throws(Fault) {
        let rows = try Self.rows(of: bytes)
        guard let header = rows.first?.fields,
            ["email", "email,language"].contains(
                header.joined(separator: ",").lowercased())
        else { throw .header }
        var seen: Set<String> = []
        for row in rows.dropFirst() {
            guard row.fields.count == header.count,
                let entry = Entry(row.fields, languages)
            else {
                malformed.append(row.line)
                continue
            }
            if seen.insert(entry.address.normalized).inserted {
                entries.append(entry)
            } else {
                duplicates += 1
            }
        }
    }

    private static func rows(of bytes: [UInt8]) throws(Fault) -> [CommaSeparated.Row] {
        do {
            return try CommaSeparated(bytes).rows
        } catch {
            switch error {
            case .misplacedQuote(let line): throw .misplacedQuote(line: line)
            case .notUTF8(let line): throw .notUTF8(line: line)
            }
        }
    }
}

extension InvitationList.Entry {
    /// Without a language it is the survey's main one.
    fileprivate init?(_ fields: [String], _ languages: [LanguageTag]) {
        let told = fields.count > 1 ? fields[1] : ""
        let language = told.isEmpty ? languages.first : languages.first { $0.text == told }
        guard let address = EmailAddress(fields[0]), let language else { return nil }
        (self.address, self.language) = (address, language)
    }
}
