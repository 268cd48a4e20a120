/// The names of a statement's columns; every row of it shares them.
package struct SQLColumns: Sendable {
    private let names: [String]

    package init(_ names: [String]) { self.names = names }

    /// Where the column of that name stands; the first, where two tables have it.
    func place(of name: String) -> Int {
        guard let place = names.firstIndex(of: name) else {
            preconditionFailure("the statement has no column ‘\(name)’")
        }
        return place
    }
}
