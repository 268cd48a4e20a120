/// A question and what was answered to it, in words.
package struct ShownAnswer: Hashable, Sendable {
    package var question: String
    /// The answer; several lines where several choices were chosen.
    package var lines: [String]

    package init(question: String, lines: [String]) {
        self.question = question
        self.lines = lines
    }
}
