/// The target of a request: its path in decoded segments, and its query as it came.
///
/// An absolute target loses its authority (RFC 9112, section 3.2.2). A path is refused if a decoded
/// segment is not UTF-8, holds a control character, a slash or a backslash, or is `.` or `..`.
struct RequestTarget: Sendable {
    private(set) var segments: [Range<Int>]
    let query: Range<Int>
    /// The authority of an absolute target, which outranks the field `Host`.
    let authority: Range<Int>?
    /// The target, and after it the segments that had to be decoded.
    private(set) var bytes: [UInt8]

    init(parsing target: [UInt8]) throws(RequestIssue) {
        guard !target.isEmpty, target.span.allBytes(CharacterClass.isTarget) else {
            throw .malformedTarget
        }
        bytes = target
        let pathStart: Int
        (authority, pathStart) = try Self.authority(of: target)
        let pathEnd = target[pathStart...].firstIndex(of: UInt8(ascii: "?")) ?? target.count
        query = min(pathEnd + 1, target.count)..<target.count
        segments = []
        try splitPath(pathStart..<pathEnd)
    }

    func text(_ range: Range<Int>) -> String {
        bytes.span.extracting(range).text
    }

    /// Finds the end of `http://authority`, or 0 for a path.
    private static func authority(
        of target: [UInt8]
    ) throws(RequestIssue) -> (Range<Int>?, pathStart: Int) {
        if target[0] == UInt8(ascii: "/") { return (nil, 0) }
        for scheme in ["http://", "https://"]
        where target.prefix(scheme.utf8.count).elementsEqual(scheme.utf8) {
            let start = scheme.utf8.count
            let end = target[start...].firstIndex { "/?".utf8.contains($0) } ?? target.count
            return (start..<end, end)
        }
        throw .malformedTarget
    }

    private mutating func splitPath(_ path: Range<Int>) throws(RequestIssue) {
        guard !path.isEmpty, path.count > 1 else { return }
        segments.reserveCapacity(6)
        var start = path.lowerBound + 1
        for index in start..<path.upperBound where bytes[index] == UInt8(ascii: "/") {
            segments.append(try decoded(start..<index))
            start = index + 1
        }
        segments.append(try decoded(start..<path.upperBound))
    }

    private mutating func decoded(_ raw: Range<Int>) throws(RequestIssue) -> Range<Int> {
        let segment = bytes[raw].contains(UInt8(ascii: "%")) ? try unescaped(raw) : raw
        let dots = segment.count <= 2 && bytes[segment].allSatisfy { $0 == UInt8(ascii: ".") }
        guard segment.isEmpty || !dots else { throw .malformedTarget }
        return segment
    }

    /// Appends the decoded segment to the bytes and answers where it lies.
    private mutating func unescaped(_ raw: Range<Int>) throws(RequestIssue) -> Range<Int> {
        let start = bytes.count
        guard PercentEncoding.decode(raw, of: bytes, into: &bytes),
            PercentEncoding.isText(bytes.span.extracting(start..<bytes.count)),
            bytes[start...].allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0x2F && $0 != 0x5C })
        else { throw .malformedTarget }
        return start..<bytes.count
    }
}
