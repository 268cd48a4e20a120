/// What was answered to one question: the different answers, and for each response which one it gave.
struct AnswerColumn: Hashable, Sendable {
    /// The number of a response that was not shown the question.
    static let notShown: UInt16 = 0
    /// The number of a response that was shown it and gave no answer.
    static let unanswered: UInt16 = 1
    /// The number of the first answer.
    static let firstAnswer: UInt16 = 2

    /// The different answers in canonical JSON, in the order in which they came.
    let answers: [[UInt8]]
    /// The number of each response.
    let numbers: [UInt16]

    /// How many numbers there can be.
    var width: Int { answers.count + Int(Self.firstAnswer) }
}
