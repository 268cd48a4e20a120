/// Names for texts that ReadStat cuts into segments for SPSS.
///
/// It names the segments by the first five letters of the variable's name and one more, and does not
/// look whether another variable has that name.
struct SegmentNames {
    private static let longestSegment = 255
    private static let stem = 5

    private let columns: [String]
    private var count = 0

    init(_ columns: [String]) { self.columns = columns.map { $0.lowercased() } }

    /// The name itself, or one with a number before it where its segments could be taken for others.
    mutating func name(
        _ name: String, _ kind: StatisticalVariable.Kind, _ format: StatisticalFormat
    ) -> String {
        guard format == .sav, case .text(let bytes, let piece) = kind else { return name }
        guard piece > 0 || bytes > Self.longestSegment && isShared(name) else { return name }
        count += 1
        return "t\(count)_\(name)"
    }

    private func isShared(_ name: String) -> Bool {
        let stem = name.prefix(Self.stem).lowercased()
        return columns.contains { $0 != name.lowercased() && $0.hasPrefix(stem) }
    }
}
