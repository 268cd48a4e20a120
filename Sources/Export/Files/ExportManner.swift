/// What an operator chooses about an export beside its format.
package struct ExportManner: Sendable {
    /// What stands in place of choices in CSV.
    package let wording: CSVRecords.Wording
    /// The site's address, below which surveys have their names; nil where it has none.
    package let origin: String?

    package init(wording: CSVRecords.Wording = .codes, origin: String? = nil) {
        (self.wording, self.origin) = (wording, origin)
    }
}
