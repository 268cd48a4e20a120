import Consent

extension LeafStatement {
    /// What the leaf says, for an operator or an auditor, in one line.
    var line: String {
        var parts = ["\(day)", kind]
        if let purposeIndex { parts.append("purpose number \(purposeIndex)") }
        if let origin { parts.append("after \(origin)") }
        if let size { parts.append("at \(size) leaves") }
        if let digest { parts.append(digest) }
        return parts.joined(separator: "  ")
    }
}
