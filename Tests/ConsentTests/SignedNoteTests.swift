import Consent
import Testing
import Values

@Suite struct SignedNoteTests {
    private static let tree = SampleTree(size: 3).edge(3)

    @Test func `a head is read and believed as it was signed`() throws {
        let signer = try SampleLedger.signer()
        let note = try signer.sign(Self.tree)
        let read = try SignedNote(note.content)
        #expect(read == note)
        let head = try Checkpoint(read, by: signer.key)
        #expect(head == Checkpoint(origin: signer.key.name, size: 3, root: Self.tree.root))
    }

    @Test func `the same head always gets the same signature`() throws {
        let signer = try SampleLedger.signer()
        #expect(try signer.sign(Self.tree) == signer.sign(Self.tree))
    }

    @Test func `a key is read as it is written`() throws {
        let key = try SampleLedger.signer().key
        #expect(NoteKey(key.text) == key)
        for other in [
            key.text + "A", String(key.text.dropLast()), key.text.replacing("+", with: "-"),
            key.text.replacing("example", with: "example2"), "", "+", "a+b+c",
        ] {
            #expect(NoteKey(other) == nil, "\(other)")
        }
    }

    @Test func `an altered text is refused, and one that the key has not signed`() throws {
        let signer = try SampleLedger.signer()
        let content = try signer.sign(Self.tree).content
        let altered = try SignedNote(content.replacing("\n3\n", with: "\n4\n"))
        #expect(throws: SignedNote.Refusal.wrongSignature) { try altered.verify(with: signer.key) }
        let foreign = try SampleLedger.signer(secret: 8)
        #expect(throws: SignedNote.Refusal.unsigned) {
            try SignedNote(content).verify(with: foreign.key)
        }
    }

    @Test func `lines of unknown keys say nothing, and one key signs once`() throws {
        let signer = try SampleLedger.signer()
        let note = try signer.sign(Self.tree)
        let witness = try SampleLedger.signer("witness.example", secret: 9)
        let line = try #require(witness.sign(Self.tree).signatures.first)
        let cosigned = note.adding(line)
        try SignedNote(cosigned.content).verify(with: signer.key)
        #expect(cosigned.adding(line) == cosigned)
        let twice = SignedNote(text: note.text, signatures: note.signatures + note.signatures)
        #expect(throws: SignedNote.Refusal.malformed) { try twice.verify(with: signer.key) }
    }

    @Test(arguments: [
        ("\n", "\r\n"), ("\u{2014}", "-"), ("\u{2014} ", "\u{2014}  "), ("\n\n", "\n"),
        ("ledger ", "ledger\u{A0}"),
    ])
    func `a note that is written otherwise is refused`(part: String, other: String) throws {
        let content = try SampleLedger.signer().sign(Self.tree).content
        #expect(throws: SignedNote.Refusal.malformed) {
            try SignedNote(content.replacing(part, with: other))
        }
        #expect(throws: SignedNote.Refusal.malformed) { try SignedNote(content + "\n") }
        #expect(throws: SignedNote.Refusal.malformed) { try SignedNote(String(content.dropLast())) }
    }

    @Test(arguments: [
        "", "a\n", "a\n1\n", "a\n01\nRBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=\n",
        "a\n-1\nRBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=\n",
        "a\n+1\nRBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=\n",
        "a\n1\nRBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4p=\n",
        "a\n1\nRBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o\n",
        "a\n1\nAAAA\n", "a b\n1\nRBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=\n",
        "a\n1\nRBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=\nmore\n",
    ])
    func `a head that is written otherwise is refused`(text: String) {
        #expect(throws: SignedNote.Refusal.malformed) { try Checkpoint(text: text) }
    }

    @Test(arguments: [
        ("example.org/ledger", "example.org/ledger/2"),
        ("example.org/ledger/2", "example.org/ledger/3"), ("example.org/1", "example.org/1/2"),
        ("2", "2/2"),
    ])
    func `a ledger that goes on has the next name`(name: String, next: String) {
        #expect(LedgerName(name)?.successor?.text == next)
    }
}
