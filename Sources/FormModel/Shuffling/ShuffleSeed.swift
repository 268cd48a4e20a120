package import Values

/// Decides in which order one person sees what is shuffled: the same seed gives the same order.
package struct ShuffleSeed: Hashable, Sendable {
    let value: UInt64

    /// The seed of somebody whom `digest` stands for; it must not be a digest that is stored.
    package init(_ digest: Digest) {
        value = digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
