import Foundation
import Mail
import Testing
import Values

/// The bytes of a mail.
@Suite struct MailMessageTests {
    @Test("a strict parser reads back what was written", arguments: MessageSample.all)
    func readBack(_ sample: MessageSample) throws {
        let findings = try MessageJudge.findings(in: sample.message.bytes, of: sample)
        #expect(findings == nil)
    }

    @Test("the judge finds what is damaged", arguments: Damage.all)
    func damaged(_ damage: Damage) throws {
        let sample = MessageSample(
            testDescription: "to be damaged",
            message: MessageSample.message(
                name: "Jörgs Umfragen", text: "Straße \n",
                unsubscription: OneClickUnsubscription(link: MessageSample.link)))
        let text = String(decoding: sample.message.bytes, as: UTF8.self)
        let damaged = text.replacing(damage.old, with: damage.new)
        try #require(damaged != text)
        #expect(try MessageJudge.findings(in: Array(damaged.utf8), of: sample) != nil)
    }

    @Test("the message is the one that was looked at")
    func whole() {
        let message = MessageSample.message(
            name: "Umfragen für alle", subject: "Bitte bestätigen", text: "Grüße\n",
            html: "<p>Grüße</p>\n", language: "de",
            unsubscription: OneClickUnsubscription(link: "https://example.org/u/1"))
        let lines = [
            "From: =?UTF-8?Q?Umfragen_f=C3=BCr_alle?= <surveys@example.org>",
            "To: reader@example.net",
            "Subject: =?UTF-8?Q?Bitte_best=C3=A4tigen?=",
            "Date: Mon, 23 Nov 2026 09:05:00 +0000",
            "Message-ID: <confirmation-1@example.org>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
            "Content-Language: de",
            "List-Unsubscribe: <https://example.org/u/1>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Content-Type: multipart/alternative; boundary=\"=_confirmation-1\"",
            "",
            "--=_confirmation-1",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "Gr=C3=BC=C3=9Fe",
            "",
            "--=_confirmation-1",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "<p>Gr=C3=BC=C3=9Fe</p>",
            "",
            "--=_confirmation-1--",
            "",
        ]
        #expect(String(decoding: message.bytes, as: UTF8.self) == lines.joined(separator: "\r\n"))
    }

    @Test(
        "a link that could break its field is none",
        arguments: [
            "", "https://", "http://example.org/u", "https://example.org/\r\nBcc:",
            "https://example.org/>", "https://example.org/<", "https://example.org/a b",
            "https://example.org/ä", "https://" + String(repeating: "l", count: 893),
        ])
    func link(_ text: String) {
        #expect(OneClickUnsubscription(link: text) == nil)
    }

    @Test(
        "an identifier that could break its field or a boundary is none",
        arguments: ["", "a.b", "a b", "a@b", "ä", "a\"", String(repeating: "i", count: 65)])
    func identifier(_ text: String) {
        #expect(MessageIdentifier(text) == nil)
    }
}

/// A change to a message that a judge has to see.
struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: String
    let new: String

    static let all = [
        Damage(testDescription: "a bare LF", old: "\r\nTo:", new: "\nTo:"),
        Damage(testDescription: "another field", old: "To: ", new: "Bcc: a@b.example\r\nTo: "),
        Damage(testDescription: "a field twice", old: "MIME", new: "MIME-Version: 1.0\r\nMIME"),
        Damage(testDescription: "8-bit", old: "=C3=9F", new: "ß"),
        Damage(testDescription: "half a character", old: "J=C3=B6", new: "J=C3?= =?UTF-8?Q?=B6"),
        Damage(testDescription: "another name", old: "J=C3=B6", new: "I=C3=B6"),
        Damage(testDescription: "another text", old: "Stra", new: "Strb"),
        Damage(testDescription: "a space at the end", old: "=20\r\n", new: " \r\n"),
        Damage(testDescription: "a long line", old: "Stra", new: String(repeating: "s", count: 80)),
        Damage(
            testDescription: "an open end", old: "_confirmation-1--\r\n", new: "_confirmation-1\r\n"
        ),
        Damage(testDescription: "local time", old: "+0000", new: "+0100"),
        Damage(testDescription: "no one-click", old: "=One-Click", new: "=one-click"),
        Damage(testDescription: "base64", old: "quoted-printable", new: "base64"),
        Damage(testDescription: "another order", old: "text/plain", new: "text/html"),
    ]
}
