import Foundation
import Mail
import Testing
import Values

/// Mails into a folder.
@Suite struct MaildirTransportTests {
    @Test("the folder is made for its owner alone, and gets the mail with its return path")
    func delivered() throws {
        let maildir = try Maildir()
        let message = MessageSample.message(name: "Jörg", text: "a\nb\n")
        #expect(MaildirTransport(maildir.path).send(message) == .delivered)
        let path = "\(maildir.path)/new/\(try #require(maildir.names("new").first))"
        let expected =
            "Return-Path: <bounces@example.org>\nDelivered-To: reader@example.net\n"
            + String(decoding: message.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(expected.utf8))
        #expect(try maildir.names("tmp").isEmpty)
        #expect(try maildir.names("cur").isEmpty)
        for folder in ["", "/tmp", "/new", "/cur"] {
            #expect(try maildir.mode(maildir.path + folder) == 0o700)
        }
        #expect(try maildir.mode(path) == 0o600)
    }

    @Test("two that deliver at once lose nothing")
    func together() async throws {
        let maildir = try Maildir()
        let path = maildir.path
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...4 {
                group.addTask {
                    let transport = MaildirTransport(path)
                    for _ in 1...25 {
                        #expect(transport.send(MessageSample.message()) == .delivered)
                    }
                }
            }
        }
        #expect(try maildir.names("new").count == 100)
    }

    @Test("a name that is taken already is left alone")
    func taken() throws {
        let maildir = try Maildir()
        let repeating = Randomness { Array(repeating: 7, count: $0) }
        let transport = MaildirTransport(maildir.path, randomness: repeating)
        var delivered = 0
        // The name holds the second: within a few, two mails meet in one.
        for _ in 1...200 where transport.send(MessageSample.message()) == .delivered {
            delivered += 1
        }
        #expect(delivered < 200)
        #expect(try maildir.names("new").count == delivered)
        #expect(try maildir.names("tmp").isEmpty)
        let fault = DeliveryFault(.folder(code: EEXIST))
        #expect(fault.isOperatorFault)
    }

    @Test("a folder that cannot be made defers the mail")
    func notMade() throws {
        let transport = MaildirTransport("/dev/null/maildir")
        let fault = DeliveryFault(.folder(code: ENOTDIR))
        #expect(transport.send(MessageSample.message()) == .deferred(fault))
        #expect("\(fault)" == "the folder for mails cannot be written: Not a directory")
    }

    @Test("a disk without room defers the mail and keeps no half of it")
    func full() async {
        // A process of its own, whose files may have 100 bytes.
        await #expect(processExitsWith: .success) {
            let maildir = try Maildir()
            signal(SIGXFSZ, SIG_IGN)
            var few = rlimit(rlim_cur: 100, rlim_max: 100)
            try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &few) == 0)
            let outcome = MaildirTransport(maildir.path).send(MessageSample.message())
            try #require(outcome == .deferred(DeliveryFault(.folder(code: EFBIG))))
            try #require(try maildir.names("tmp").isEmpty && maildir.names("new").isEmpty)
        }
    }
}

/// A maildir that is not there yet, and goes with its owner.
private final class Maildir {
    private let folder: URL
    var path: String { folder.appending(path: "mail").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        // What cannot be removed is left to the system, which clears its temporary files.
        try? FileManager.default.removeItem(at: folder)
    }

    func names(_ part: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)")
    }

    func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
