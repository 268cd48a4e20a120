import Dispatch
import Synchronization

/// A look at something that may take long, such as a database that is away, for whoever has no time to wait.
final class Glance<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let end = DispatchSemaphore(value: 0)

    private init() {}

    /// What `look` sees; nil when it takes more than so many seconds, and is left alone.
    static func taken(within seconds: Int, _ look: @escaping @Sendable () -> Value) -> Value? {
        let glance = Glance()
        DispatchQueue.global().async {
            let value = look()
            glance.value.withLock { $0 = value }
            glance.end.signal()
        }
        _ = glance.end.wait(timeout: .now() + .seconds(seconds))
        return glance.value.withLock(\.self)
    }
}
