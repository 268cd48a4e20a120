/// What a part of a message is, by its Content-Type (RFC 2045 §5).
package struct MediaType: Hashable, Sendable {
    /// What a part without a readable type is (RFC 2045 §5.2).
    package static let plainText = MediaType(name: "text/plain", parameters: [:])

    /// Type and subtype in lower case: `multipart/report`.
    package let name: String
    /// The parameters by their names in lower case; the first of a name counts.
    package let parameters: [String: String]

    private init(name: String, parameters: [String: String]) {
        self.name = name
        self.parameters = parameters
    }

    /// The type that a field says, or nil when it says none.
    init?(field: String) {
        let segments = StructuredText(field).segments
        guard let name = segments.first?.plain.lowercased(), name.contains("/") else { return nil }
        self.name = name
        parameters = Dictionary(
            segments.dropFirst().compactMap(\.assignment).map { ($0.name, $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What separates the parts of a multipart type, or nil for another type.
    var boundary: [UInt8]? {
        guard name.hasPrefix("multipart/"), let text = parameters["boundary"],
            (1...200).contains(text.utf8.count)
        else { return nil }
        return Array(text.utf8)
    }
}
