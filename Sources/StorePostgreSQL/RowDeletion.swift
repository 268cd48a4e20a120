import StoreSQL

/// A `DELETE` of the rows with given values that can take many of them at once.
struct RowDeletion: RowsTogether {
    let statement: String
    let arrays: [ArrayType]

    /// Takes a statement `DELETE FROM … WHERE … = ? AND … = ?`; nil for any other. `columnTypes` are the
    /// types of a table's columns by their SQL names.
    init?(_ sql: String, columnTypes: (_ table: String) throws -> [String: String]) rethrows {
        let shape = /(?s)\s*DELETE FROM (\w+)\s+WHERE\s+(\w+ = \?(?:\s+AND\s+\w+ = \?)*)\s*/
        guard let parts = sql.wholeMatch(of: shape)?.output else { return nil }
        let columns = parts.2.matches(of: /(\w+) = \?/).map { String($0.output.1) }
        let types = try columnTypes(String(parts.1))
        let given = columns.compactMap { types[$0] }
        guard given.count == columns.count else { return nil }
        arrays = given.map(ArrayType.init(column:))
        let conditions = zip(columns, given).enumerated().map { place, column in
            "\(parts.1).\(column.0) = v\(place + 1)::\(column.1)"
        }
        statement =
            "DELETE FROM \(parts.1) USING \(Self.rows(in: arrays)) "
            + "WHERE \(conditions.joined(separator: " AND "))"
    }
}
