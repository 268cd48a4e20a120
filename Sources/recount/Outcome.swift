import Dispatch
import Synchronization

/// Waits on this thread for what `work` comes to.
///
/// Commands run on the main thread: an asynchronous `main` gives that thread away, and a command
/// that ends the process at once from another thread can meet it on its way out and hang.
func outcome<Value: Sendable>(
    of work: @escaping @Sendable () async throws -> Value
) throws -> Value {
    let result = Mutex<Result<Value, any Error>?>(nil)
    let isThere = DispatchSemaphore(value: 0)
    Task {
        do {
            let value = try await work()
            result.withLock { $0 = .success(value) }
        } catch {
            result.withLock { $0 = .failure(error) }
        }
        isThere.signal()
    }
    isThere.wait()
    guard let value = result.withLock(\.self) else {
        preconditionFailure("the work has come to an end")
    }
    return try value.get()
}
