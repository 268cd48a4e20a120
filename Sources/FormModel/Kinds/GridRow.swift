/// One of the rows of a grid.
package struct GridRow: Sendable {
    /// Stored answers name the code of a choice with a text beside it so.
    static let reserved = "code"

    /// A lower-case word or a whole number; the row's name is the item's identifier, a dot and this.
    package let code: String
    /// The row as participants read it.
    package let text: String
    /// True when the row keeps its place in a shuffled grid.
    package let fixed: Bool
}
