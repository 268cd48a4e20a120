/// A person whose answers can be counted: an opaque number, categories and a past in releases.
package struct Respondent: Hashable, Sendable {
    /// Names the person towards the caller alone.
    package let number: Int
    /// The category of the person's answer to each question of the plan, by position.
    package let categories: [UInt8]
    /// In which releases the person was counted.
    package let participation: Participation

    package init(number: Int, categories: [UInt8], participation: Participation) {
        (self.number, self.categories) = (number, categories)
        self.participation = participation
    }
}
