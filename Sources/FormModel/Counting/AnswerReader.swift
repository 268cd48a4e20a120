package import Values

/// Reads answers back from their canonical JSON: its members stand in the order of their names, so that
/// one pass finds them all.
package struct AnswerReader: Sendable {
    /// What stood there, and room for what stands in the next ones.
    package struct Stored: Sendable {
        /// The answers that were wanted, by the positions of their items.
        package fileprivate(set) var answers: [Answer?]
        /// The day of the check, where it depends on it what was shown.
        package fileprivate(set) var today: Day?
        /// How many answers that makes.
        package fileprivate(set) var count = 0
    }

    private static let dayKey = Array("\"\(Form.dayName)\":".utf8)

    /// Each item's `"identifier":` in the order in which they stand, one behind the other.
    private let keys: [UInt8]
    private let members: [Member]
    /// The kinds of the items that are wanted, by their positions.
    private let rules: [(any KindRules)?]
    private let identifiers: [ItemIdentifier]
    private let wanted: [Int]
    /// What no answers come to.
    package let nothing: Stored

    /// An item in the order of the names.
    private struct Member {
        let index: Int
        /// Where its key ends in ``keys``.
        let end: Int
        let isWanted: Bool
    }

    /// A reader of the answers of `form` to these items, or to all.
    package init(_ form: Form, items wanted: (Item) -> Bool = { _ in true }) {
        var keys: [UInt8] = []
        members = form.itemsByName.map { index in
            keys += form.answerKeys[index]
            return Member(index: index, end: keys.count, isWanted: wanted(form.items[index]))
        }
        self.keys = keys
        rules = form.items.map { wanted($0) ? $0.kind.rules : nil }
        identifiers = form.items.map(\.identifier)
        self.wanted = form.items.indices.filter { wanted(form.items[$0]) }
        nothing = Stored(answers: Array(repeating: nil, count: form.items.count))
    }

    /// Reads the answers that are wanted.
    package func read(_ canonical: [UInt8]) throws(StoredAnswersError) -> Stored {
        var stored = nothing
        try read(canonical, into: &stored)
        return stored
    }

    /// Reads the answers that are wanted in place of those that were read into `stored` before, which
    /// spares making room for them.
    package func read(
        _ canonical: [UInt8], into stored: inout Stored
    ) throws(StoredAnswersError) {
        for index in wanted { stored.answers[index] = nil }
        (stored.today, stored.count) = (nil, 0)
        var parser = JSONInputParser(bytes: canonical)
        guard parser.skip("{") else { throw .notAnObject }
        if !parser.skip("}") {
            try readContent(&parser, into: &stored)
            guard parser.skip("}") else { throw .notAnObject }
        }
        guard parser.isAtEnd else { throw .notAnObject }
    }

    private func readContent(
        _ parser: inout JSONInputParser, into stored: inout Stored
    ) throws(StoredAnswersError) {
        if parser.skip(Self.dayKey, Self.dayKey.indices) {
            guard let day = try? parser.value().day else { throw .noDay }
            stored.today = day
            guard parser.skip(",") else { return }
        }
        try readMembers(&parser, into: &stored)
    }

    private func readMembers(
        _ parser: inout JSONInputParser, into stored: inout Stored
    ) throws(StoredAnswersError) {
        var start = 0
        for member in members {
            defer { start = member.end }
            guard parser.skip(keys, start..<member.end) else { continue }
            try readValue(of: member, &parser, into: &stored)
            guard parser.skip(",") else { return }
        }
        throw .answersWithoutQuestion(count: 1)
    }

    private func readValue(
        of member: Member, _ parser: inout JSONInputParser, into stored: inout Stored
    ) throws(StoredAnswersError) {
        guard member.isWanted else {
            guard (try? parser.skipValue()) != nil else { throw .notAnObject }
            return
        }
        guard let value = try? parser.value() else { throw .notAnObject }
        guard let answer = rules[member.index]?.answer(from: value) else {
            throw .notAnAnswer(identifiers[member.index])
        }
        stored.answers[member.index] = answer
        stored.count += 1
    }
}

extension JSONInput {
    fileprivate var day: Day? {
        guard case .string(let text) = self else { return nil }
        return Day(text)
    }
}
