package import Values

/// A mail to one person, in plain text and in HTML.
package struct MailMessage: Sendable {
    /// What the mail is for, as a log may say it; written in the source, so that it holds nobody's
    /// words.
    package let kind: StaticString
    package let sender: MailBox
    package let recipient: EmailAddress
    /// Who hears of it when the mail cannot be delivered (the envelope's sender, RFC 5321 §3.6.3).
    package let returnPath: EmailAddress
    package let replyTo: EmailAddress?
    package let subject: String
    package let text: String
    package let html: String
    /// What `Message-ID` begins with; the sender's domain follows.
    package let identifier: MessageIdentifier
    package let moment: Moment
    package let language: LanguageTag
    package let unsubscription: OneClickUnsubscription?

    package init(
        kind: StaticString, sender: MailBox, recipient: EmailAddress, returnPath: EmailAddress,
        replyTo: EmailAddress? = nil, subject: String, text: String, html: String,
        identifier: MessageIdentifier, moment: Moment, language: LanguageTag,
        unsubscription: OneClickUnsubscription? = nil
    ) {
        self.kind = kind
        self.sender = sender
        self.recipient = recipient
        self.returnPath = returnPath
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.html = html
        self.identifier = identifier
        self.moment = moment
        self.language = language
        self.unsubscription = unsubscription
    }

    /// The message as it goes over the wire: 7-bit ASCII with CRLF (RFC 5322, RFC 2045).
    ///
    /// Controls in the name and in the subject become spaces, so that neither can begin a field.
    package var bytes: [UInt8] {
        var message = head.bytes
        for part in [("text/plain", text), ("text/html", html)] {
            message += Array("\r\n--\(boundary)\r\n".utf8)
            message += partHead(part.0).bytes
            message += Array("\r\n".utf8)
            message += QuotedPrintable.encode(part.1)
        }
        message += Array("\r\n--\(boundary)--\r\n".utf8)
        return message
    }

    private var head: MessageHead {
        var head = MessageHead()
        head.append("From", mailbox: sender)
        head.append("To", words: [recipient.text])
        if let replyTo { head.append("Reply-To", words: [replyTo.text]) }
        head.append("Subject", text: subject)
        head.append("Date", words: moment.messageDate)
        head.append("Message-ID", words: ["<\(identifier)@\(domain)>"])
        head.append("MIME-Version", words: ["1.0"])
        // RFC 3834 §5: nobody's holiday notice answers.
        head.append("Auto-Submitted", words: ["auto-generated"])
        head.append("Content-Language", words: [language.text])
        if let unsubscription {
            head.append("List-Unsubscribe", words: unsubscription.references)
            head.append("List-Unsubscribe-Post", words: ["List-Unsubscribe=One-Click"])
        }
        head.append("Content-Type", words: ["multipart/alternative;", "boundary=\"\(boundary)\""])
        return head
    }

    private func partHead(_ type: String) -> MessageHead {
        var head = MessageHead()
        head.append("Content-Type", words: ["\(type);", "charset=utf-8"])
        head.append("Content-Transfer-Encoding", words: ["quoted-printable"])
        return head
    }

    /// A line of quoted-printable has two digits or nothing after each `=`, so that `=_` is never
    /// there (RFC 2045 §6.7).
    private var boundary: String { "=_\(identifier)" }

    private var domain: Substring { sender.address.text.drop { $0 != "@" }.dropFirst() }
}
