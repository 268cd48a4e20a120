import Foundation
import MailSink

/// A mailbox of mails that came back about what a service sent, as mail servers and providers write them.
struct ReturnedMails {
    /// The name that the service gave a mail: what stands before the `@` of its Message-ID.
    static func key(of mail: ReceivedMail) -> String {
        let name = mail.fields["message-id"]?.dropFirst() ?? ""
        return String(name.prefix { $0 != "@" })
    }

    /// A report of Postfix about a mail with that key (RFC 3464).
    static func report(_ key: String, status: String, reply: String) -> String {
        let action = status.hasPrefix("4") ? "delayed" : "failed"
        return """
            Return-Path: <>
            From: Mail Delivery System <MAILER-DAEMON@mail.example.org>
            Subject: Undelivered Mail Returned to Sender
            To: bounces+\(key)@example.org
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="part"
            Message-Id: <\(UUID())@mail.example.org>

            --part
            Content-Type: text/plain; charset=utf-8

            The mail did not arrive.

            --part
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; ada@example.org
            Action: \(action)
            Status: \(status)
            Diagnostic-Code: smtp; \(reply)

            --part--

            """
    }

    /// A complaint that a provider passes on (RFC 5965).
    static func complaint(_ key: String) -> String {
        """
        From: <reports@provider.example>
        To: <abuse@example.org>
        Subject: FW: Please confirm
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="part"

        --part
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: Reporter/1.0
        Version: 1
        Original-Mail-From: <bounces+\(key)@example.org>

        --part--

        """
    }

    /// A wish for no further mail, to that address.
    static func wish(to address: String) -> String {
        """
        From: Ada <ada@example.org>
        To: \(address)
        Subject: unsubscribe

        Please.

        """
    }

    /// An out-of-office notice.
    static func absence(_ key: String) -> String {
        """
        From: Ada <ada@example.org>
        To: bounces+\(key)@example.org
        Subject: Away
        Auto-Submitted: auto-replied

        Back on Monday.

        """
    }

    /// Writes a maildir; returns its path.
    static func maildir(_ messages: [String], in folder: TemporaryFolder) throws -> String {
        let path = folder.path("returned-\(UUID())")
        for name in ["new", "cur", "tmp"] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        }
        for (number, message) in messages.enumerated() {
            try Data(message.utf8).write(to: URL(filePath: "\(path)/new/\(number).mail"))
        }
        return path
    }

    /// Writes a file in mbox format; returns its path.
    static func mbox(_ messages: [String], in folder: TemporaryFolder) throws -> String {
        let start = "From MAILER-DAEMON Thu Mar  5 09:15:02 2026\n"
        return try folder.write(
            messages.map { "\(start)\($0)\n" }.joined(), to: "returned-\(UUID()).mbox")
    }
}
