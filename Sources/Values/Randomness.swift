import Glibc

/// A source of unpredictable bytes; passed in, so that tests choose them.
package struct Randomness: Sendable {
    private let fill: @Sendable (Int) -> [UInt8]

    package init(_ fill: @escaping @Sendable (Int) -> [UInt8]) {
        self.fill = fill
    }

    /// That many fresh bytes.
    package func bytes(_ count: Int) -> [UInt8] { fill(count) }

    /// The kernel's generator, fit for keys (arc4random_buf(3) asks getrandom(2) and cannot fail).
    package static let system = Randomness { count in
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            guard let start = buffer.baseAddress else { return }
            unsafe arc4random_buf(start, count)
            filled = count
        }
    }
}
