/// The header of a message or of one of its parts, unfolded (RFC 5322 §2.2.3).
///
/// Any bytes make a header: lines that are no field are passed over, and of more than
/// ``fieldLimit`` fields only the first are kept.
package struct MailHeader: Hashable, Sendable {
    /// How many fields of a header are kept.
    package static let fieldLimit = 1_000

    /// One field of a header.
    package struct Field: Hashable, Sendable {
        /// The name in lower case.
        package let name: String
        /// The value's bytes, without line ends and without white space at either side.
        package fileprivate(set) var bytes: ArraySlice<UInt8>

        /// The value as text; what is not UTF-8 becomes U+FFFD.
        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// The fields in the order of the message, repeated ones included.
    package private(set) var fields: [Field] = []

    /// The header at the start of `rest`, which then begins behind the empty line.
    init(readingFrom rest: inout ArraySlice<UInt8>) {
        var lines = MailLines(rest)
        var isInField = false
        while let line = lines.next(), !line.isEmpty {
            if let first = line.first, MailSpace.contains(first) {
                if isInField { fields[fields.count - 1].bytes += line }
            } else {
                isInField = add(line)
            }
        }
        rest = lines.rest
        for index in fields.indices { fields[index].bytes = MailSpace.trim(fields[index].bytes) }
    }

    /// The first field of that name, which may be in any case.
    package func first(_ name: String) -> String? {
        let name = name.lowercased()
        return fields.first { $0.name == name }?.text
    }

    /// All fields of that name from top to bottom.
    package func all(_ name: String) -> [String] {
        let name = name.lowercased()
        return fields.filter { $0.name == name }.map(\.text)
    }

    /// Adds the field that begins in `line`, and says whether it did.
    private mutating func add(_ line: ArraySlice<UInt8>) -> Bool {
        guard fields.count < Self.fieldLimit, let colon = line.firstIndex(of: UInt8(ascii: ":"))
        else { return false }
        // RFC 5322 §4.5 knows white space before the colon in old messages.
        let name = MailSpace.trim(line[..<colon])
        guard !name.isEmpty, name.allSatisfy({ (33...126).contains($0) }) else { return false }
        // A copy, so that a continued line is appended in place and not copied with the message.
        let value = Array(line[(colon + 1)...])
        fields.append(
            Field(name: String(decoding: name, as: UTF8.self).lowercased(), bytes: value[...]))
        return true
    }
}
