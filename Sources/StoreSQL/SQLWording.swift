/// The few pieces of SQL that each engine words in its own way.
package struct SQLWording: Sendable {
    /// Every decision of every act, as a query with the columns `response_id`, `subscriber_id`, `act_id`,
    /// `context_id`, `purpose` and `status`.
    package let decisions: String
    /// Every column of every table that holds an instance: the table, the column, its place in the primary
    /// key from 1 (0 when it is not part of it), and whether it must be filled (0 or 1). The tables
    /// of the engine itself and ``MoveState``'s are left out.
    package let columns: String
    /// Every column that refers to another table: the table, the column, the other table.
    package let references: String
    /// A question after which a table goes on with the number behind its last row; nil where it does so
    /// by itself.
    package let numbering: @Sendable (_ table: String) -> String?

    package init(
        decisions: String, columns: String, references: String,
        numbering: @escaping @Sendable (_ table: String) -> String?
    ) {
        (self.decisions, self.columns, self.references) = (decisions, columns, references)
        self.numbering = numbering
    }
}
