import FormModel
import Values

/// Reads of answers to one version of a form what a request looks at, and no more.
///
/// A class, because a tally hands it on with every response.
final class VersionReading: Sendable {
    private let filters: [Condition]
    private let match: AnswerMatch
    /// Reads what the filters look at.
    private let sieve: AnswerReader
    /// Reads what is counted.
    private let selection: AnswerSelection
    /// Reads what is counted, where that is pairs of questions alone.
    private let pairs: AnswerReader?
    /// The items that the filters look at.
    let sifted: [Item]
    /// The items that are counted by themselves.
    let counted: [Item]

    init(_ form: Form, _ request: ReportRequest) {
        let match = AnswerMatch(from: form, to: request.form)
        let sifted = Set(request.filters.flatMap(\.test.items))
        (filters, self.match) = (request.filters, match)
        sieve = AnswerReader(form) { match.isAnswer(of: $0, toOneOf: sifted) }
        self.sifted = form.items.filter { match.isAnswer(of: $0, toOneOf: sifted) }
        selection = AnswerSelection(form) { request.counts($0, of: form) }
        let countsPairs = request.questions?.isEmpty ?? false
        pairs = countsPairs ? AnswerReader(form) { request.counts($0, of: form) } : nil
        counted =
            countsPairs
            ? [] : form.items.filter { $0.kind.hasAnswer && request.counts($0, of: form) }
    }

    /// Room for what is read of one response after the other.
    struct Room: Sendable {
        var sifted: AnswerReader.Stored
        var counted: AnswerReader.Stored
    }

    var room: Room { Room(sifted: sieve.nothing, counted: selection.room) }

    /// Says whether the filters take the response; looks at the answers alone that decide it.
    func takes(_ record: ReportRecord, _ room: inout Room) throws(StoredAnswersError) -> Bool {
        guard !filters.isEmpty else { return true }
        try sieve.read(record.canonicalAnswers, into: &room.sifted)
        return takes(room.sifted.answers, on: record.day)
    }

    /// The same of answers by the items' positions.
    func takes(_ answers: [Answer?], on day: Day) -> Bool {
        let answers = match.answers(answers)
        return filters.allSatisfy { $0.holds(for: answers, on: day) }
    }

    /// Says whether everybody is taken.
    var takesAll: Bool { filters.isEmpty }

    /// Says whether it depends on the day of a response whether it is taken.
    var mentionsToday: Bool { filters.contains(where: \.mentionsToday) }

    /// What of the answers is counted.
    func answers(
        _ record: ReportRecord, _ room: inout Room
    ) throws(StoredAnswersError) -> StoredAnswers {
        try selection.read(record.canonicalAnswers, into: &room.counted)
    }

    /// The answers by the items' positions, where pairs of questions alone are counted: who answered is
    /// counted there and not who was asked.
    func pairedAnswers(
        _ record: ReportRecord, _ room: inout Room
    ) throws(StoredAnswersError) -> [Answer?]? {
        guard let pairs else { return nil }
        try pairs.read(record.canonicalAnswers, into: &room.counted)
        return room.counted.answers
    }
}
