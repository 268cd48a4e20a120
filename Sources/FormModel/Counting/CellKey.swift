package import Values

/// Names one cell of a form's count table.
package struct CellKey: Hashable, Sendable {
    package let item: ItemIdentifier
    package let name: CellName
}

extension CellKey: CustomStringConvertible {
    /// The key as it is stored, for example `change/=lost`.
    package var description: String { "\(item)/\(name)" }
}
