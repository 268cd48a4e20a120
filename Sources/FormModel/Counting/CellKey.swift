package import Values

/// Names one cell of a form's count table.
package struct CellKey: Hashable, Sendable {
    /// The question that is counted.
    package let item: ItemIdentifier
    /// What is counted about it.
    package let name: CellName
}

extension CellKey: CustomStringConvertible {
    /// The key as it is stored, for example `change/=lost`.
    package var description: String { "\(item)/\(name)" }
}
