/// What a person asserts of themselves by answering a question with yes.
package enum Assertion: String, CaseIterable, Sendable {
    /// To be of age, so that nobody else has to consent (GDPR Art. 8).
    case adult
    /// To be the guardian of the one whom the answers are about.
    case guardian
}
