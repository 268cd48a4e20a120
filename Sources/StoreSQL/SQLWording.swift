/// The few pieces of SQL that each engine words in its own way.
package struct SQLWording: Sendable {
    /// Every decision of every act, as a query with the columns `response_id`, `subscriber_id`, `act_id`,
    /// `context_id`, `purpose` and `status`.
    package let decisions: String

    package init(decisions: String) { self.decisions = decisions }
}
