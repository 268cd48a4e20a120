import Synchronization

/// A value that is made when it is asked for first, and kept.
///
/// Reading takes no lock. Where several ask at once for the first time, each may make one; all are
/// given the same.
package final class OnDemand<Value: Sendable>: Sendable {
    private final class Box: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private let make: @Sendable () -> Value
    private let made = AtomicLazyReference<Box>()

    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    /// The value.
    package var value: Value { (made.load() ?? made.storeIfNil(Box(make()))).value }
}
