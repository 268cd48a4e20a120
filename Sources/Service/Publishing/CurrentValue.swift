import Synchronization

/// A value that every request reads and hardly anybody replaces.
///
/// There are several copies of the reference, so that a reader who finds one locked takes the next
/// and nobody waits: a `Mutex` that is waited for goes through the kernel (futex(2),
/// `FUTEX_LOCK_PI`), and on a busy machine all readers then queue behind each other.
final class CurrentValue<Value: AnyObject & Sendable>: Sendable {
    private static var copyCount: Int { 4 }

    private final class Copy: Sendable {
        let value: Mutex<Value>

        init(_ value: Value) { self.value = Mutex(value) }
    }

    private let copies: [Copy]

    init(_ value: Value) {
        copies = (0..<Self.copyCount).map { _ in Copy(value) }
    }

    /// The value that was set last.
    var value: Value {
        for copy in copies {
            if let value = copy.value.withLockIfAvailable({ $0 }) { return value }
        }
        return copies[0].value.withLock { $0 }
    }

    /// Sets the value; while this runs, readers may see either.
    func replace(with value: Value) {
        for copy in copies { copy.value.withLock { $0 = value } }
    }
}
