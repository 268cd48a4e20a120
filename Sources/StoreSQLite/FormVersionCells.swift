/// Where a form version's submissions count: row numbers that stay the same for ever.
struct FormVersionCells: Sendable {
    let version: Int64
    let form: Int64
    /// The number of the counting row for each cell of the form version.
    let rows: [Int64]
}
