import Glibc
import Synchronization

/// A source of unpredictable bytes; passed in, so that tests choose them.
package struct Randomness: Sendable {
    private let fill: @Sendable (Int) -> [UInt8]

    package init(_ fill: @escaping @Sendable (Int) -> [UInt8]) {
        self.fill = fill
    }

    /// That many fresh bytes.
    package func bytes(_ count: Int) -> [UInt8] { fill(count) }

    /// The kernel's generator, fit for keys (arc4random_buf(3) asks getrandom(2) and cannot fail).
    package static let system = Randomness(kernel)

    /// The same, drawn ahead by the page of 4 KiB: asking the kernel costs more than the bytes.
    /// What was handed out is no longer held.
    ///
    /// Who finds another thread at the reserve asks the kernel, which costs less than waiting.
    package static func drawnAhead() -> Randomness {
        let reserve = Mutex<[UInt8]>([])
        return Randomness { count in
            reserve.withLockIfAvailable { taken(count, from: &$0) } ?? kernel(count)
        }
    }

    private static func taken(_ count: Int, from reserve: inout [UInt8]) -> [UInt8] {
        if reserve.count < count { reserve = kernel(max(4_096, count)) }
        let bytes = Array(reserve.suffix(count))
        for index in reserve.indices.suffix(count) { reserve[index] = 0 }
        reserve.removeLast(count)
        return bytes
    }

    private static func kernel(_ count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            guard let start = buffer.baseAddress else { return }
            unsafe arc4random_buf(start, count)
            filled = count
        }
    }
}
