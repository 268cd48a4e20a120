import Testing
import Values

@testable import Pages

@Suite struct QRCodeTests {
    @Test(
        arguments: [
            // The sides of versions 1, 4 and 10, with the white around.
            ("7H3K-9QXR", 21 + 8),
            ("https://surveys.example.org/receipt#7H3K-9QXR-0000-0000-0000", 33 + 8),
            (String(repeating: "a", count: 213), 57 + 8),
        ])
    func `a text takes the smallest square that holds it`(text: String, side: Int) throws {
        #expect(try #require(QRCode(text)).side == side)
    }

    @Test func `a text that no telephone would read from paper has none`() {
        #expect(QRCode(String(repeating: "a", count: 214)) == nil)
    }

    @Test func `the corners are the ones that readers look for, and the white is kept free`() throws
    {
        let modules = try #require(QRCode("7H3K-9QXR")).modules
        let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
        for (row, column) in [(4, 4), (4, 18), (18, 4)] {
            let corner = (row..<row + 7).map { String(modules[$0][column..<column + 7]) }
            #expect(corner == finder)
        }
        let edge = String(repeating: "0", count: 29)
        #expect((modules.prefix(4) + modules.suffix(4)).allSatisfy { String($0) == edge })
        #expect(modules.allSatisfy { String($0.prefix(4) + $0.suffix(4)) == "00000000" })
    }

    @Test func `a site that does not know its address offers the bare code`() throws {
        var site = try Samples.site()
        let code = try Samples.code()
        let address = PaperCode(code: code, site: site).scanned
        #expect(address == "https://surveys.example.org/receipt#\(code.grouped)")
        site.address = nil
        #expect(PaperCode(code: code, site: site).scanned == code.grouped)
    }
}

extension QRCode {
    /// The drawing read back: a row of `0` and `1` for each row of modules.
    fileprivate var modules: [[Character]] {
        var rows = Array(repeating: Array(repeating: Character("0"), count: side), count: side)
        for run in path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            guard let column = Int(run.output.1), let row = Int(run.output.2),
                let length = Int(run.output.3)
            else { continue }
            for place in column..<column + length { rows[row][place] = "1" }
        }
        return rows
    }
}
