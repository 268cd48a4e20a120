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

    package init(_ request: ReportRequest) {
        self.request = request
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
            versions.append(VersionTally(form, request))
            places[form.digest] = place
        }
        last = place
        return place
    }
}
