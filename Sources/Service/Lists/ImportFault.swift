package import Consent
package import Values

/// What keeps a list of subscribers, or one row of it, from being imported.
///
/// It names places and never what stands there: that may be somebody's address.
package enum ImportFault: Error, Hashable, Sendable {
    /// Why one row is faulty.
    package enum Row: Hashable, Sendable {
        case fieldCount(expected: Int)
        case address
        case language
        /// Some of the three columns are filled in.
        case incompleteProof
        case day
        case futureDay
        case notADigest
        case unknownNotice
        /// A policy or terms: nobody consents to mails by these.
        case notWords(Notice.Kind)
        /// The words ask for something else.
        case otherPurpose(PurposeIdentifier)
        case method
    }

    case noEmailColumn
    case repeatedColumn(String)
    case misplacedQuote(line: Int)
    case notUTF8(line: Int)
    case row(line: Int, Row)

    /// Says whether the rest can be imported without what is faulty here.
    package var canBeSkipped: Bool {
        switch self {
        case .row: true
        case .noEmailColumn, .repeatedColumn, .misplacedQuote, .notUTF8: false
        }
    }
}

extension ImportFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noEmailColumn:
            "line 1: no column is called ‘email’; begin the file with the names of its columns"
        case .repeatedColumn(let name):
            "line 1: two columns are called ‘\(name)’; delete one, or give it another name"
        case .misplacedQuote(let line):
            "line \(line): a quote is not closed or stands inside a field; what follows cannot be read"
        case .notUTF8(let line):
            "line \(line): not UTF-8; save the file as UTF-8; what follows was not read"
        case .row(let line, let fault): "line \(line): \(fault)"
        }
    }
}

extension ImportFault.Row: CustomStringConvertible {
    package var description: String {
        switch self {
        case .fieldCount(let expected):
            "not \(expected) fields as in the first line; put a field with a comma in it into quotes"
        case .address: "not an address; correct it, or delete the line"
        case .language: "not a language such as en or pt-BR; correct it, or leave it empty"
        case .incompleteProof:
            "half a proof; fill in consented_on, notice and method, or leave all three empty"
        case .day: "consented_on is no day written as 2024-05-31"
        case .futureDay: "consented_on is still to come; correct it"
        case .notADigest: "notice is no SHA-256 of 64 digits 0 to 9 and a to f"
        case .unknownNotice:
            "no notice with this SHA-256 is kept here; give the words by --words NAME.LANGUAGE.txt"
        case .notWords(let kind):
            "notice is of the kind ‘\(kind.rawValue)’, which is no consent to mails; name the words "
                + "beside the box"
        case .otherPurpose(let purpose): "the words of this notice do not ask for ‘\(purpose)’"
        case .method:
            "method is none of: "
                + ImportedConsent.Method.allCases.map(\.rawValue).joined(separator: ", ")
        }
    }
}
