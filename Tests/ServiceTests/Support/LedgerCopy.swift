import Foundation
import Testing

/// The ledger of a service as anybody can copy it over the wire: its head and its tiles in a folder.
struct LedgerCopy {
    let folder: TemporaryFolder
    let key: String
    let size: Int

    var head: String { folder.path("head") }
    var tiles: String { folder.path("tiles") }

    init(of client: HTTPClient) throws {
        folder = try TemporaryFolder()
        key = try client.get("/ledger/key").text.trimmingCharacters(in: .newlines)
        let checkpoint = try client.get("/ledger/checkpoint")
        size = try #require(
            checkpoint.text.split(separator: "\n").dropFirst().first.flatMap { Int($0) })
        try Data(checkpoint.body).write(to: URL(filePath: head))
        try copy("entries", count: size, from: client)
        var (level, count) = (0, size)
        while count > 0 {
            try copy("\(level)", count: count, from: client)
            (level, count) = (level + 1, count / 256)
        }
    }

    private func copy(_ kind: String, count: Int, from client: HTTPClient) throws {
        for number in 0...(count - 1) / 256 {
            let width = min(256, count - 256 * number)
            let digits = String(number)
            let name = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
            let path = "\(kind)/\(name)" + (width < 256 ? ".p/\(width)" : "")
            let answer = try client.get("/ledger/tile/\(path)")
            #expect(answer.status == 200, "\(path)")
            #expect(answer["Cache-Control"]?.contains("immutable") == true)
            let file = URL(filePath: tiles).appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(answer.body).write(to: file)
        }
    }

    /// The leaves of a ledger that has fewer than 256, each as it is written behind its length in two
    /// bytes.
    var leaves: [String] {
        get throws {
            try #require(size < 256)
            let file = URL(filePath: tiles).appending(path: "entries/000.p/\(size)")
            var rest = try [UInt8](Data(contentsOf: file))[...]
            var leaves: [String] = []
            while rest.count > 1 {
                let length = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
                leaves.append(String(decoding: rest.dropFirst(2).prefix(length), as: UTF8.self))
                rest = rest.dropFirst(2 + length)
            }
            return leaves
        }
    }

    /// Changes one bit of a tile.
    func damage(_ path: String, at place: Int) throws {
        let file = URL(filePath: tiles).appending(path: path)
        var content = try Data(contentsOf: file)
        content[place] ^= 1
        try content.write(to: file)
    }
}
