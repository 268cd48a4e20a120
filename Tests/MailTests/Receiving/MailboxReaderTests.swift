import Foundation
import Glibc
import Testing

@testable import Mail

@Suite struct MailboxReaderTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
    }

    // MARK: One file

    @Test func `a file that Postfix wrote gives its messages as they were sent`() throws {
        let file = MailSamples.folder.appending(path: "written-by-postfix.mbox")
        let messages = try Self.all(in: file.path)
        #expect(messages.map(\.place) == ["message 1", "message 2"])
        let letter = String(decoding: messages[0].bytes, as: UTF8.self)
        #expect(letter.hasPrefix("Return-Path: <ada@example.org>\n"))
        #expect(
            letter.hasSuffix(
                """


                One

                From the second line on.
                From an older letter
                From the end


                """))
        let returned = try MailSamples.reader().read(messages[1])
        #expect(returned.key == (try MailSamples.key()))
        guard case .report(let report) = returned.kind else {
            Issue.record("no report: \(returned)")
            return
        }
        #expect(report.verdict == .soft(.mailboxFull))
    }

    @Test(arguments: ["\n", "\r\n"])
    func `lines may end in LF or CRLF, and one mark of quotation is taken away`(end: String) throws
    {
        let lines = [
            "From a@example.org Thu Mar  5 09:00:00 2026", "Subject: 1", "", "x", "From here on,",
            ">From a", ">>From b", "> From c", ">from d", "", "From e", "", "From f", "", "",
        ]
        let text = lines.joined(separator: end)
        let messages = try texts(in: text)
        #expect(
            messages == [
                [
                    "Subject: 1", "", "x", "From here on,", "From a", ">From b", "> From c",
                    ">from d", "",
                ]
                .joined(separator: end), "", "",
            ])
    }

    @Test func `a file without messages has none, and the last needs no end`() throws {
        #expect(try texts(in: "") == [])
        #expect(try texts(in: "From a") == [""])
        #expect(try texts(in: "From a\nb") == ["b"])
        #expect(try texts(in: "From a\n\n\nb\n\n\n") == ["\n\nb\n\n"])
    }

    @Test func `lines that are longer than the buffer are read in whole`() throws {
        for length in [65_530, 65_535, 65_536, 65_537, 200_000] {
            let long = String(repeating: "x", count: length) + "From y"
            let text = "From \(long)\n\(long)\n\n>From \(long)\n\nFrom b\nc\n"
            #expect(try texts(in: text) == ["\(long)\n\nFrom \(long)\n", "c\n"], "\(length)")
        }
    }

    @Test func `the end of a line that fills the buffer is no empty line`() throws {
        let long = String(repeating: "x", count: LinePieces.size)
        #expect(try texts(in: "From a\n\(long)\nFrom b\n") == ["\(long)\nFrom b\n"])
    }

    @Test func `a message beyond the limit is cut, and the next is whole`() throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: IncomingMessage.sizeLimit + 1)
        let exact = Array(long.dropLast())
        let bytes =
            Array("From a\n".utf8) + long + Array("\n\nFrom b\n".utf8) + exact
            + Array("\n".utf8)
        let messages = try Self.all(in: try scratch.write(bytes, to: "box"))
        let limit = IncomingMessage.sizeLimit
        #expect(messages.map(\.bytes.count) == [limit, limit])
        #expect(messages.map(\.isCut) == [true, true])
        let fitting = try scratch.write(Array("From b\n".utf8) + exact, to: "fitting")
        #expect(try Self.all(in: fitting).map(\.isCut) == [false])
    }

    @Test(arguments: ["Subject: no mailbox\n\n", "\nFrom a\n", "from a\n", "\0\u{1}", ">From a\n"])
    func `a file that is no mailbox is said to be none`(text: String) throws {
        let path = try scratch.write(Array(text.utf8), to: "box")
        #expect(throws: MailboxProblem.notAMailbox(path: path)) { try MailboxReader(path: path) }
    }

    @Test func `a file that another program writes to is left alone, and locked while it is read`()
        throws
    {
        let path = try scratch.write(Array("From a\n".utf8), to: "box")
        let writer = unsafe open(path, O_RDWR)
        defer { close(writer) }
        #expect(Self.lock(writer, F_WRLCK))
        #expect(throws: MailboxProblem.inUse(path: path)) { try MailboxReader(path: path) }
        #expect(Self.lock(writer, F_UNLCK))
        let reader = try MailboxReader(path: path)
        #expect(!Self.lock(writer, F_WRLCK))
        #expect(try reader.next() != nil)
    }

    @Test func `what is not there, or no file, is refused with its cause`() throws {
        let missing = scratch.url.appending(path: "missing").path
        #expect(throws: MailboxProblem.unreadable(path: missing, code: ENOENT)) {
            try MailboxReader(path: missing)
        }
        let pipe = scratch.url.appending(path: "pipe").path
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        for path in ["/dev/null", pipe, scratch.url.path] {
            #expect(throws: MailboxProblem.notAMailbox(path: path)) {
                try MailboxReader(path: path)
            }
        }
        #expect(
            "\(MailboxProblem.unreadable(path: "/box", code: EACCES))"
                == "the mailbox ‘/box’ cannot be read: Permission denied")
    }

    // MARK: A folder

    @Test func `a maildir folder gives the files in new and cur, and nothing else`() throws {
        let contents = [
            "box/new/1.host": "a\n", "box/new/2.host": "From the start\n>From b\n",
            "box/cur/3.host:2,S": "c", "box/cur/.hidden": "d", "box/tmp/4.host": "e",
            "box/other": "f", "box/new/folder/5": "g",
        ]
        for (name, text) in contents { _ = try scratch.write(Array(text.utf8), to: name) }
        try FileManager.default.createSymbolicLink(
            at: scratch.url.appending(path: "box/cur/other"),
            withDestinationURL: scratch.url.appending(path: "box/other"))
        let reader = try MailboxReader(path: scratch.url.appending(path: "box").path)
        let results = Self.results(of: reader)
        let found = results.compactMap { try? $0.get() }
        #expect(found.prefix(2).map(\.place).sorted() == ["1.host", "2.host"])
        #expect(found.dropFirst(2).map(\.place) == ["3.host:2,S"])
        #expect(
            Set(found.map { String(decoding: $0.bytes, as: UTF8.self) })
                == ["a\n", "From the start\n>From b\n", "c"])
        let link = scratch.url.appending(path: "box/cur/other").path
        let refusal = MailboxProblem.unreadableMessage(path: link, code: ELOOP)
        #expect(results.filter { $0 == .failure(refusal) }.count == 1)
        #expect(results.count == 4)
    }

    @Test func `a long message in a folder is cut`() throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: IncomingMessage.sizeLimit + 1)
        _ = try scratch.write(long, to: "box/new/1")
        _ = try scratch.write(Array(long.dropLast()), to: "box/cur/2")
        let messages = try Self.all(in: scratch.url.appending(path: "box").path)
        let limit = IncomingMessage.sizeLimit
        #expect(messages.map(\.bytes.count) == [limit, limit])
        #expect(messages.map(\.isCut) == [true, false])
    }

    @Test func `a message that goes while the folder is read is passed over`() throws {
        for number in 0..<4 { _ = try scratch.write([1], to: "box/new/\(number)") }
        _ = try scratch.write([2], to: "box/cur/9")
        let box = scratch.url.appending(path: "box")
        let reader = try MailboxReader(path: box.path)
        let first = try #require(try reader.next())
        for number in 0..<4 where "\(number)" != first.place {
            try FileManager.default.removeItem(at: box.appending(path: "new/\(number)"))
        }
        #expect(try reader.next()?.place == "9")
        #expect(try reader.next() == nil)
    }

    @Test func `reading changes nothing in a mailbox`() throws {
        _ = try scratch.write([1], to: "box/new/1")
        _ = try scratch.write([2], to: "box/cur/2:2,")
        let file = try scratch.write(Array("From a\n\nb\n".utf8), to: "file")
        let before = try listing()
        _ = try Self.all(in: scratch.url.appending(path: "box").path)
        _ = try Self.all(in: file)
        #expect(try listing() == before)
        #expect(before.count == 6)
    }

    // MARK: Helpers of these tests

    private func texts(in text: String) throws -> [String] {
        let path = try scratch.write(Array(text.utf8), to: "box")
        return try Self.all(in: path).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// Everything that a reader gives, refusals included.
    private static func results(
        of reader: MailboxReader
    ) -> [Result<StoredMessage, MailboxProblem>] {
        Array(
            sequence(state: reader) { reader in
                Result { () throws(MailboxProblem) in try reader.next() }.present
            })
    }

    private func listing() throws -> [String: Date?] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: scratch.url.path)
        return try Dictionary(
            uniqueKeysWithValues: paths.map { path in
                let file = scratch.url.appending(path: path).path
                let attributes = try FileManager.default.attributesOfItem(atPath: file)
                return (path, attributes[.modificationDate] as? Date)
            })
    }

    private static func all(in path: String) throws -> [StoredMessage] {
        let reader = try MailboxReader(path: path)
        var messages: [StoredMessage] = []
        while let message = try reader.next() { messages.append(message) }
        return messages
    }

    private static func lock(_ file: Int32, _ kind: Int32) -> Bool {
        var region = flock(
            l_type: Int16(kind), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
        // F_OFD_SETLK of <asm-generic/fcntl.h>.
        return unsafe fcntl(file, 37, &region) == 0
    }
}

extension Result where Success == StoredMessage? {
    /// Nil for the success of nothing.
    fileprivate var present: Result<StoredMessage, Failure>? {
        switch self {
        case .success(let value): value.map { .success($0) }
        case .failure(let failure): .failure(failure)
        }
    }
}
