/// The version of a form: wording is a patch, a new question is minor, a changed meaning is major.
///
/// Source: Semantic Versioning 2.0.0, without pre-release and build parts.
package struct SemanticVersion: Hashable, Sendable, Comparable {
    /// Raised when a code or a meaning changes.
    package let major: Int
    /// Raised when a question is added.
    package let minor: Int
    /// Raised when only wording changes.
    package let patch: Int

    /// A version written as `1.0.0`, or nil for anything else; a part has at most six digits.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy(Self.isPart) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
    }

    init(major: Int, minor: Int, patch: Int) {
        (self.major, self.minor, self.patch) = (major, minor, patch)
    }

    /// Versions are ordered by their numbers.
    package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }

    private static func isPart(_ part: Substring) -> Bool {
        (1...6).contains(part.utf8.count)
            && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && (part == "0" || part.utf8.first != UInt8(ascii: "0"))
    }
}

extension SemanticVersion: CustomStringConvertible {
    /// The version as `1.0.0`.
    package var description: String { "\(major).\(minor).\(patch)" }
}
