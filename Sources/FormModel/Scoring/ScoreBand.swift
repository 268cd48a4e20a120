/// A labelled range of a score: from its number to where the next band begins.
package struct ScoreBand: Sendable, Hashable {
    /// Where the band begins.
    package let from: FixedDecimal
    /// What a score in the band means.
    package let label: String
}
