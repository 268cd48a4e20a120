import Consent
import FormModel
import Pages
import Values

/// The privacy policy and the terms under which a survey is answered, in one language.
struct StandingNotices: Sendable {
    /// How many digits of a digest stand in a mark.
    private static let length = 16
    private static let gap: Character = "-"

    private let notices: [Notice]
    /// What names these very texts in a page and in a draft.
    let mark: String

    init(_ notices: [Notice]) {
        self.notices = notices
        mark = notices.map(Self.mark).joined(separator: String(Self.gap))
    }

    /// Those that whoever had the texts of `mark` before them has not seen; none for nil, of which
    /// nothing is known.
    func changed(since mark: String?) -> [Notice] {
        guard let mark, mark != self.mark else { return [] }
        let seen = Set(mark.split(separator: Self.gap).map(String.init))
        return notices.filter { !seen.contains(Self.mark($0)) }
    }

    /// The mark of what was before a person who has sent a page with `posted`, and had seen `before`.
    func seen(posted: String?, before: String?) -> String {
        guard let posted else { return before ?? mark }
        // Only what could be a mark is kept of what somebody sent.
        let longest = Notice.Kind.allCases.count * (Self.length + 1)
        return posted.utf8.count <= longest && posted.allSatisfy(Self.isOfMark) ? posted : ""
    }

    /// What a page shows and tells of them to a person who saw the texts of `mark` last.
    func shown(since mark: String?) -> SurveyNotices {
        SurveyNotices(
            mark: self.mark,
            changed: changed(since: mark).map { notice in
                ShownNotice(
                    title: Wording(notice.label, language: notice.language),
                    path: ConsentContext.Reference(notice, fact: .shown).path, fact: .shown)
            })
    }

    private static func mark(_ notice: Notice) -> String {
        String(notice.digest.hexadecimal.prefix(length))
    }

    private static func isOfMark(_ letter: Character) -> Bool {
        letter == gap || letter.isASCII && letter.isHexDigit
    }
}

extension RawSubmission {
    /// The mark of the notices that stood when a page was shown; nil where the page does not tell.
    var noticesShown: String? { value(of: SurveyNotices.field) }
}
