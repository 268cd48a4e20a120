/// Where a form version's submissions count: places among the form's counts that stay the same for
/// ever.
struct FormVersionCells: Sendable {
    let version: Int
    let form: Int
    /// The position among the form's counts of each cell of the form version.
    let positions: [Int]
}
