import Foundation
import Synchronization
import Testing

@testable import Service

/// Work on several threads whose results come in order.
@Suite struct OrderedWorkTests {
    private struct Fault: Error {}

    @Test("results come in the order of the parts, each once", arguments: [0, 1, 2, 3, 500])
    func order(count: Int) throws {
        var taken: [Int] = []
        try OrderedWork(Array(0..<count)) { $0 * 2 }.run { taken.append($0) }
        #expect(taken == (0..<count).map { $0 * 2 })
    }

    @Test("no more results wait than there is room for, however slowly they are taken")
    func room() throws {
        let made = Mutex(0)
        var ahead = 0
        var taken = 0
        try OrderedWork(Array(0..<300)) { part in
            made.withLock { $0 += 1 }
            return part
        }
        .run { _ in
            taken += 1
            if taken == 1 { usleep(100_000) }
            ahead = max(ahead, made.withLock { $0 } - taken)
        }
        #expect(taken == 300 && ahead <= 3 * ProcessInfo.processInfo.activeProcessorCount)
    }

    @Test("an error in the work ends it where it stands", arguments: [0, 7, 99])
    func faultyWork(place: Int) throws {
        var taken = 0
        #expect(throws: Fault.self) {
            try OrderedWork(Array(0..<100)) { part in
                if part == place { throw Fault() }
                return part
            }
            .run { _ in taken += 1 }
        }
        #expect(taken == place)
    }

    @Test("whoever takes no more ends the work")
    func faultyTaking() throws {
        let made = Mutex(0)
        #expect(throws: Fault.self) {
            try OrderedWork(Array(0..<10_000)) { _ in made.withLock { $0 += 1 } }
                .run { _ in throw Fault() }
        }
        #expect(made.withLock { $0 } < 10_000)
    }
}
