/// Where a form version's submissions count: row numbers that stay the same for ever.
struct FormVersionCells: Sendable {
    let version: Int
    let form: Int
    /// The number of the counting row for each cell of the form version.
    let rows: [Int]
}
