import StoreSQL

/// The types of arrays that rows are sent in, by the server's numbers (pg_type.dat).
enum ArrayType: UInt32 {
    case bytea = 1001
    case text = 1009
    case int8 = 1016

    /// The array for a column of a type by its SQL name: what is neither a number nor bytes goes as a text.
    init(column: String) {
        switch column {
        case "bigint": self = .int8
        case "bytea": self = .bytea
        default: self = .text
        }
    }

    var element: TypeNumber {
        switch self {
        case .bytea: .bytea
        case .int8: .int8
        case .text: .text
        }
    }

    /// Its name in SQL.
    var name: String {
        switch self {
        case .bytea: "bytea[]"
        case .int8: "bigint[]"
        case .text: "text[]"
        }
    }

    /// Says whether a value may be an element of it.
    func takes(_ value: SQLValue) -> Bool {
        switch (self, value) {
        case (_, .null), (.bytea, .blob), (.int8, .integer), (.text, .text), (.text, .utf8): true
        case (.bytea, _), (.int8, _), (.text, _): false
        }
    }
}
