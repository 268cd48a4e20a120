/// Content with room for fresh bytes of a fixed length in one place.
struct PreparedContent: Sendable {
    let before: [UInt8]
    /// How many fresh bytes there are.
    let gap: Int
    let after: [UInt8]
    /// What ends compressed content; nil where the content is sent as it is.
    var trailer: GzipTrailer?

    init(before: [UInt8], gap: Int, after: [UInt8], trailer: GzipTrailer? = nil) {
        (self.before, self.gap, self.after) = (before, gap, after)
        self.trailer = trailer
    }

    /// How many bytes are sent.
    var count: Int {
        before.count + gap + after.count + (trailer == nil ? 0 : GzipTrailer.length)
    }

    /// The content with its fresh bytes.
    func filled(with middle: [UInt8]) -> [UInt8] {
        before + middle + after + (trailer?.bytes(for: middle) ?? [])
    }
}
