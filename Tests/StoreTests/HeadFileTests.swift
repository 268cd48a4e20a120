import Consent
import Foundation
import Store
import Testing
import Values

@Suite struct HeadFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
    private let signer: LedgerSigner
    private var file: HeadFile { HeadFile(folder.appending(path: "recount.head")) }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let name = try #require(LedgerName("example.org/ledger"))
        signer = Vault(MasterKey.generate(.system)).ledgerSigner(named: name)
    }

    @Test func `a head is kept, and a smaller one does not take its place`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try file.load() == nil)
        try file.publish(signer.sign(tree(2)))
        try file.publish(signer.sign(tree(5)))
        try file.publish(signer.sign(tree(3)))
        #expect(try file.load()?.size == 5)
    }

    @Test func `a file that holds no head is refused with its name`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("nothing".utf8).write(to: file.url)
        #expect(throws: HeadFile.Failure.malformed(path: file.url.path)) { try file.load() }
        #expect(throws: HeadFile.Failure.self) { try file.publish(signer.sign(tree(2))) }
    }

    @Test func `heads that many publish at once leave the largest`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let notes = try (1...40).map { try signer.sign(tree($0)) }.shuffled()
        let file = file
        DispatchQueue.concurrentPerform(iterations: notes.count) { number in
            do { try file.publish(notes[number]) } catch { Issue.record(error) }
        }
        #expect(try file.load()?.size == 40)
    }

    private func tree(_ size: Int) -> MerkleTree {
        (0..<size).reduce(into: MerkleTree()) { $0.append(LedgerLeaf(bytes: [UInt8($1)])) }
    }
}
