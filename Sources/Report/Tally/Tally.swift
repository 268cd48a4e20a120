package import FormModel
import Values

/// Adds responses up to all that a report says of them.
///
/// A value: each thread has its own, and what they have counted is merged, in any order.
package struct Tally: Sendable {
    package let request: ReportRequest
    /// How many responses were looked at, those that the filter leaves out among them.
    package private(set) var total = 0
    private(set) var days: [Day: Int] = [:]
    private(set) var languages: [LanguageTag: Int] = [:]
    private(set) var versions: [VersionTally] = []
    /// The places of the versions, by their digests.
    private var places: [Digest: Int] = [:]
    private var last: Int?
    /// Tallies of nobody: what they read by is made once for all parts.
    private let blanks: [Digest: VersionTally]

    /// A tally of nobody; sheets may hold answers to these versions.
    package init(_ request: ReportRequest, answering forms: [Form] = []) {
        self.request = request
        blanks = forms.reduce(into: [:]) { $0[$1.digest] = VersionTally($1, request) }
    }

    /// How many responses count.
    package var responses: Int { versions.reduce(0) { $0 + $1.responses } }

    /// Counts a response, if the filter takes it.
    package mutating func add(_ record: ReportRecord) throws(StoredAnswersError) {
        total += 1
        let place = place(of: record.form)
        guard try versions[place].add(record) else { return }
        days[record.day, default: 0] += 1
        languages[record.language, default: 0] += 1
    }

    /// Counts the responses of a sheet that the filter takes.
    package mutating func add(_ sheet: AnswerSheet) throws(AnswerSheetError) {
        for (digest, section) in sheet.sections {
            guard let form = blanks[digest]?.form else { throw .unknownVersion(digest) }
            total += section.responses
            let taken = try versions[place(of: form)].add(section)
            for (day, count) in try section.days().counts(of: taken) {
                days[day, default: 0] += count
            }
            for (language, count) in try section.languages().counts(of: taken) {
                languages[language, default: 0] += count
            }
        }
    }

    /// Adds what was counted elsewhere for the same request.
    package mutating func merge(_ other: Tally) {
        total += other.total
        days.merge(other.days, uniquingKeysWith: +)
        languages.merge(other.languages, uniquingKeysWith: +)
        for version in other.versions { versions[place(of: version.form)].merge(version) }
    }

    /// The versions follow each other, so that it is most often the one before.
    private mutating func place(of form: Form) -> Int {
        if let last, versions[last].form === form { return last }
        let place = places[form.digest] ?? versions.count
        if place == versions.count {
            versions.append(blanks[form.digest] ?? VersionTally(form, request))
            places[form.digest] = place
        }
        last = place
        return place
    }
}
