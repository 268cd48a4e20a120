import Store
import Synchronization
import Values

/// Ends consents whose validity has run out, once a day in a server.
package final class ConsentExpiry: Sendable {
    private static let page = 100

    private let instance: Instance
    /// The day for which it is done.
    private let done = Mutex<Day?>(nil)

    package init(_ instance: Instance) {
        self.instance = instance
    }

    /// Ends what ends today or before, and returns how many responses had such a consent.
    package func expire() throws -> Int {
        var count = 0
        while true {
            let codes = try instance.store.codesWithConsentsEnding(
                by: instance.clock.now.day, limit: Self.page)
            let endings = try codes.map(instance.withdrawal.expire)
            count += endings.count { $0 == .ended || $0 == .reduced }
            // A page of which nothing was found would come back for ever.
            guard codes.count == Self.page, endings.contains(where: { $0 != nil }) else {
                return count
            }
        }
    }

    /// Does what is due today, unless that is done. Returns whether something has ended.
    func run() throws -> Bool {
        let today = instance.clock.now.day
        guard done.withLock({ $0 != today }) else { return false }
        let count = try expire()
        done.withLock { $0 = today }
        return count > 0
    }
}
