import Store
import Synchronization
import Values

/// Makes the stamps of pages; all pages of a second are given the same.
final class StampPress: Sendable {
    private struct Last {
        var stamp: PageStamp
        var letters: [UInt8]
    }

    private let vault: Vault
    private let last: Mutex<Last>

    init(_ vault: Vault) {
        self.vault = vault
        let stamp = PageStamp(made: Moment(seconds: 0))
        last = Mutex(Last(stamp: stamp, letters: stamp.letters(by: vault)))
    }

    /// The letters of a stamp that says `moment`.
    func letters(for moment: Moment) -> [UInt8] {
        let stamp = PageStamp(made: moment)
        return last.withLock { last in
            if last.stamp != stamp { last = Last(stamp: stamp, letters: stamp.letters(by: vault)) }
            return last.letters
        }
    }
}
