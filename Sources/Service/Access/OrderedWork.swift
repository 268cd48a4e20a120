import Dispatch
import Foundation
import Synchronization

/// Works on parts side by side, and hands the results on in the order of the parts.
///
/// At most twice as many results wait as there are threads.
struct OrderedWork<Part: Sendable, Output: Sendable>: Sendable {
    private struct State {
        var next = 0
        var outputs: [Int: Result<Output, any Error>] = [:]
        var isStopped = false
    }

    private let parts: [Part]
    private let work: @Sendable (Part) throws -> Output

    init(_ parts: [Part], _ work: @escaping @Sendable (Part) throws -> Output) {
        (self.parts, self.work) = (parts, work)
    }

    /// Works on all parts; the first error ends it, by `work` or by `take`.
    func run(_ take: (Output) throws -> Void) throws {
        let threads = min(ProcessInfo.processInfo.activeProcessorCount, parts.count)
        guard threads > 1 else { return try parts.forEach { try take(work($0)) } }
        let board = Board(ahead: 2 * threads, count: parts.count)
        let group = DispatchGroup()
        for _ in 0..<threads {
            group.enter()
            Thread.detachNewThread {
                while let number = board.nextPart() {
                    board.put(Result { try work(parts[number]) }, at: number)
                }
                group.leave()
            }
        }
        defer {
            board.stop()
            group.wait()
        }
        for number in parts.indices { try take(board.output(at: number).get()) }
    }

    /// What is to be done, and what is done.
    private final class Board: Sendable {
        private let state = Mutex(State())
        // From zero up: one that is let go below the value it was made with ends the program.
        private let room = DispatchSemaphore(value: 0)
        private let done = DispatchSemaphore(value: 0)
        private let count: Int

        init(ahead: Int, count: Int) {
            self.count = count
            for _ in 0..<ahead { room.signal() }
        }

        /// The next part to work on, as soon as there is room for its result.
        func nextPart() -> Int? {
            room.wait()
            return state.withLock { state in
                guard !state.isStopped, state.next < count else {
                    // Whoever else waits for room need not.
                    room.signal()
                    return nil
                }
                state.next += 1
                return state.next - 1
            }
        }

        func put(_ output: Result<Output, any Error>, at number: Int) {
            state.withLock { $0.outputs[number] = output }
            done.signal()
        }

        /// The result of a part, as soon as it is there.
        func output(at number: Int) -> Result<Output, any Error> {
            while true {
                if let output = state.withLock({ $0.outputs.removeValue(forKey: number) }) {
                    room.signal()
                    return output
                }
                done.wait()
            }
        }

        func stop() {
            state.withLock { $0.isStopped = true }
            room.signal()
        }
    }
}
