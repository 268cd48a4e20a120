import Values

extension Digest {
    /// The first eight bytes as a number, by which a code's row is found.
    var key: Int { bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) } }
}
