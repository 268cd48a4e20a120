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
        // Codes that are due by their row and not by their records: they come again with every page.
        var stuck: Set<Digest> = []
        var tried: Set<Digest> = []
        while true {
            let codes = try instance.store.codesWithConsentsEnding(
                by: instance.clock.now.day, limit: Self.page + stuck.count)
            stuck.formUnion(codes.filter(tried.contains))
            tried = Set(codes).subtracting(stuck)
            for code in tried { _ = try instance.withdrawal.expire(code) }
            count += tried.count
            guard tried.count == Self.page else { return count }
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
