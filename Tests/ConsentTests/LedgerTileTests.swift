import Consent
import Testing

@Suite struct LedgerTileTests {
    @Test(arguments: [
        ("0/000", LedgerTile.Content.hashes(level: 0), 0, 256),
        ("0/x001/234", .hashes(level: 0), 1_234, 256),
        ("2/x001/x234/067", .hashes(level: 2), 1_234_067, 256),
        ("entries/005", .entries, 5, 256), ("entries/x001/000.p/17", .entries, 1_000, 17),
        ("1/000.p/255", .hashes(level: 1), 0, 255),
    ])
    func `an address is read`(
        path: String, content: LedgerTile.Content, number: Int, width: Int
    ) {
        #expect(
            LedgerTile(path: path.split(separator: "/", omittingEmptySubsequences: false))
                == LedgerTile(content, number: number, width: width))
    }

    @Test(arguments: [
        "", "0", "0/0", "0/1234", "00/000", "7/000", "-1/000", "data/000", "0/x000/001",
        "0/001/002",
        "0/x1/002", "0/000.p", "0/000.p/0", "0/000.p/256", "0/000.p/01", "0/000.p/", "0/x001",
        "0//001", "0/x999/x999/x999/x999/999", "entries/+01", "entries/00a",
    ])
    func `another text is no address`(path: String) {
        #expect(
            LedgerTile(path: path.split(separator: "/", omittingEmptySubsequences: false)) == nil)
    }

    @Test func `a tile tells how many leaves a ledger has at least`() {
        #expect(LedgerTile(.entries, number: 1, width: 3).leaves == 259)
        #expect(LedgerTile(.hashes(level: 0), number: 1, width: 3).leaves == 259)
        #expect(LedgerTile(.hashes(level: 1), number: 0, width: 2).leaves == 512)
    }
}
