import FormModel

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

    init(_ form: Form, _ request: ReportRequest) {
        let match = AnswerMatch(from: form, to: request.form)
        let sifted = Set(request.filters.flatMap(\.test.items))
        (filters, self.match) = (request.filters, match)
        sieve = AnswerReader(form) { match.isAnswer(of: $0, toOneOf: sifted) }
        selection = AnswerSelection(form) { request.counts($0, of: form) }
        let countsPairs = request.questions?.isEmpty ?? false
        pairs = countsPairs ? AnswerReader(form) { request.counts($0, of: form) } : nil
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
        let answers = match.answers(room.sifted.answers)
        return filters.allSatisfy { $0.holds(for: answers, on: record.day) }
    }

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
