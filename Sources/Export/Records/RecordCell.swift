package import FormModel

/// What a record has in one column.
package enum RecordCell: Hashable, Sendable {
    case missing(MissingReason)
    case flag(Bool)
    /// A choice, as its place in the column's choices.
    case choice(Int)
    case number(FixedDecimal)
    case date(PartialDate)
    /// A text that somebody typed, or a word of the record itself.
    case text(String)

    /// A whole number.
    static func whole(_ number: Int) -> RecordCell {
        .number(FixedDecimal(mantissa: Int64(number), decimals: 0))
    }
}
