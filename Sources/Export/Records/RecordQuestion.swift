package import FormModel

/// A question over all versions of a survey, in the words of the newest that has it.
package struct RecordQuestion: Sendable {
    package let name: String
    package let text: String
    package let kind: ItemKey
    /// What a number counts.
    package let unit: String?
    /// Codes in terminologies.
    package let codes: [String]
    /// The special category, of the newest version that names one.
    package internal(set) var sensitivity: Sensitivity
    /// True when an answer can name a person, by any version.
    package internal(set) var identifies: Bool
    /// The versions that have it, as places in ``RecordTable/versions``.
    package internal(set) var versions: [Int]
    /// Its columns as places in ``RecordTable/columns``.
    package internal(set) var columns: Range<Int> = 0..<0
}
