import Store
import Values

/// Makes the stamps of pages; all pages of a second are given the same.
final class StampPress: Sendable {
    private final class Print: Sendable {
        let stamp: PageStamp
        let letters: [UInt8]

        init(_ stamp: PageStamp, by vault: Vault) {
            (self.stamp, letters) = (stamp, stamp.letters(by: vault))
        }
    }

    private let vault: Vault
    private let last: CurrentValue<Print>

    init(_ vault: Vault) {
        self.vault = vault
        last = CurrentValue(Print(PageStamp(made: Moment(seconds: 0)), by: vault))
    }

    /// The letters of a stamp that says `moment`.
    func letters(for moment: Moment) -> [UInt8] {
        let (stamp, known) = (PageStamp(made: moment), last.value)
        guard known.stamp != stamp else { return known.letters }
        let print = Print(stamp, by: vault)
        last.replace(with: print)
        return print.letters
    }
}
