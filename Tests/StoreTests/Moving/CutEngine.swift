import Store
import StoreSQL
import Synchronization

/// An engine that loses its power at one of its writes, before or after it is committed.
final class CutEngine: SQLEngine {
    private let engine: any SQLEngine
    private let rest: Mutex<Int>

    /// Lets so many writes happen and none behind them.
    init(_ engine: any SQLEngine, afterWrites count: Int) {
        self.engine = engine
        rest = Mutex(count)
    }

    func write<Value>(_ updates: (any SQLSession) throws -> Value) throws(StoreError) -> Value {
        let mayWrite = rest.withLock { rest in
            rest -= 1
            return rest >= 0
        }
        guard mayWrite else { throw .failed(reason: "the power is gone") }
        return try engine.write(updates)
    }

    func read<Value>(_ question: (any SQLSession) throws -> Value) throws(StoreError) -> Value {
        try engine.read(question)
    }

    func readOnce<Value>(
        _ question: (any SQLSession) throws -> Value
    ) throws(StoreError) -> Value {
        try engine.readOnce(question)
    }

    var wording: SQLWording { engine.wording }
    func changeMark() throws(StoreError) -> Int { try engine.changeMark() }
    func integrityFindings() throws(StoreError) -> [String] { try engine.integrityFindings() }
    func forgetLog() throws(StoreError) -> Bool { try engine.forgetLog() }
}
