import Foundation
import Mail
import MailSink
import Values

/// Python's mail parser and further rules, in `judge.py`; `make test` installs what it runs on.
enum MessageJudge {
    /// What is wrong with the bytes of a sample's message, a line for each finding; nil when
    /// nothing is.
    static func findings(in bytes: [UInt8], of sample: MessageSample) throws -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (mail, expected) = (folder.appending(path: "mail"), folder.appending(path: "expected"))
        try Data(bytes).write(to: mail)
        try JSONEncoder().encode(Expectation(sample)).write(to: expected)
        return try ask(mail.path, expected.path)
    }

    private static func ask(_ arguments: String...) throws -> String? {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let process = try ChildProcess(
            tests.appending(path: "../../.tools/venv/bin/python").standardized.path,
            [tests.appending(path: "judge.py").path] + arguments)
        return try process.wait() == 0 ? nil : process.output
    }
}

/// What the judge is to find in a message.
private struct Expectation: Encodable {
    let name, sender, recipient, subject, messageID, language, text, html: String
    let replyTo, listUnsubscribe: String?
    let seconds: Int64

    init(_ sample: MessageSample) {
        let message = sample.message
        name = sample.shownName ?? message.sender.name
        sender = message.sender.address.text
        recipient = message.recipient.text
        replyTo = message.replyTo?.text
        subject = sample.shownSubject ?? message.subject
        messageID = "<\(message.identifier)@example.org>"
        language = message.language.text
        (text, html) = (message.text, message.html)
        seconds = message.moment.seconds
        listUnsubscribe = message.unsubscription.map(Self.unsubscription)
    }

    private static func unsubscription(_ way: OneClickUnsubscription) -> String {
        // RFC 6068 §2 lets stand what is left here.
        let plain = CharacterSet(charactersIn: "-._~@").union(
            CharacterSet(charactersIn: Unicode.Scalar(0)..."\u{7F}").intersection(.alphanumerics))
        guard let mailbox = way.mailbox?.text.addingPercentEncoding(withAllowedCharacters: plain)
        else { return "<\(way.link)>" }
        return "<\(way.link)>, <mailto:\(mailbox)>"
    }
}
