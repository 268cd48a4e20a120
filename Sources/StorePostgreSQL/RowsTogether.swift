import Store
import StoreSQL

/// A statement for one row that can be run for many at once, which costs the server much less than one by
/// one: the columns of the rows are sent as arrays, so that one statement is prepared for any number of them.
protocol RowsTogether {
    /// What is run for all rows; its parameters are the arrays.
    var statement: String { get }
    var arrays: [ArrayType] { get }
}

extension RowsTogether {
    /// Says whether these rows can go together: all values are of the types of their columns.
    func takes(_ rows: ArraySlice<[SQLValue]>) -> Bool {
        rows.allSatisfy { row in
            row.count == arrays.count && zip(arrays, row).allSatisfy { $0.takes($1) }
        }
    }

    /// - Throws: ``StoreError/failed(reason:)`` for a text that the server cannot hold.
    func command(for rows: ArraySlice<[SQLValue]>) throws(StoreError) -> SQLCommand {
        SQLCommand(statement, try BoundValues(columns: arrays, of: rows))
    }

    /// The rows as a table: `unnest($1::bigint[], $2::text[]) AS given (v1, v2)`.
    static func rows(in arrays: [ArrayType]) -> String {
        let parameters = arrays.enumerated().map { "$\($0 + 1)::\($1.name)" }
        let names = arrays.indices.map { "v\($0 + 1)" }
        return "unnest(\(parameters.joined(separator: ", "))) "
            + "AS given (\(names.joined(separator: ", ")))"
    }
}
