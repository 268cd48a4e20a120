import Mail
import Testing
import Values

/// A mail, and what a reader of it is to see.
struct MessageSample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let message: MailMessage
    /// The name and the subject where they are shown otherwise than they were given.
    var shownName: String?
    var shownSubject: String?

    static let address = known(EmailAddress("surveys@example.org"))
    static let bounces = known(EmailAddress("bounces@example.org"))
    static let reader = known(EmailAddress("reader@example.net"))
    static let link = "https://example.org/u/" + String(repeating: "k3", count: 21)

    /// A mail that differs from a plain one in what is given.
    static func message(
        name: String = "Recount", recipient: EmailAddress = reader,
        returnPath: EmailAddress = bounces,
        replyTo: EmailAddress? = nil,
        subject: String = "Please confirm", text: String = "Hello.\n",
        html: String = "<p>Hello.</p>\n", identifier: String = "confirmation-1",
        seconds: Int64 = 1_795_424_700, language: String = "en",
        unsubscription: OneClickUnsubscription? = nil
    ) -> MailMessage {
        MailMessage(
            kind: "confirmation", sender: MailBox(name: name, address: address),
            recipient: recipient, returnPath: returnPath,
            replyTo: replyTo, subject: subject, text: text, html: html,
            identifier: known(MessageIdentifier(identifier)), moment: Moment(seconds: seconds),
            language: known(LanguageTag(language)), unsubscription: unsubscription)
    }

    static func known<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample is not valid") }
        return value
    }

    static let all = names + subjects + bodies + fields

    private static let names =
        [
            "", "Recount", "Dr. Smith, Jane", "The \"best\" \\ survey", "Jörg Müßig", "مسح صحي",
            "a@b.example <c@d.example>", " padded ", "=?UTF-8?Q?no?=", "(comment)",
            "\u{1F469}\u{200D}\u{2695}",
            String(repeating: "n", count: 200),
            String(repeating: "Long name, with \"marks\"; ", count: 8),
            String(repeating: "Ünïcödé ", count: 25), String(repeating: "ع", count: 200),
        ]
        .map {
            MessageSample(testDescription: "name ‘\($0.prefix(20))’", message: message(name: $0))
        }
        + [
            MessageSample(
                testDescription: "name with a field in it",
                message: message(
                    name: "x\r\nBcc: everybody@example.com\r\n\r\nbody\u{0}\u{85}\u{2028}"),
                shownName: "x  Bcc: everybody@example.com    body   ")
        ]

    private static let subjects =
        [
            "", "a", "Bitte bestätigen Sie Ihre Anmeldung", "يرجى تأكيد اشتراكك", "two  spaces",
            " padded ",
            "=?UTF-8?Q?no?=", "100 % = a_b?", "\u{1F4E8}", "e\u{301}\u{302}\u{303}",
            String(repeating: "w", count: 67), String(repeating: "w", count: 68),
            String(repeating: "ww ", count: 100) + "w",
            String(repeating: "Größe und Straße ", count: 20),
            String(repeating: "رسالة طويلة ", count: 20), String(repeating: "\u{1F4E8}", count: 60),
        ]
        .map {
            MessageSample(
                testDescription: "subject ‘\($0.prefix(20))’", message: message(subject: $0))
        } + [
            MessageSample(
                testDescription: "subject with a field in it",
                message: message(subject: "x\r\nBcc: everybody@example.com\n\ty"),
                shownSubject: "x  Bcc: everybody@example.com  y")
        ]

    private static let bodies = [
        "", "\n", "no end", "\n\nblank lines\n\n\n", "space at the end \nand a tab\t\n \n\t",
        "From here\n.\n..two dots\n.", "CR\rLF\nCRLF\r\nCRCR\r\rend", "=3D = == =_confirmation-1",
        "--=_confirmation-1\n--=_confirmation-1--\n", String(repeating: "x", count: 75),
        String(repeating: "x", count: 76), String(repeating: "x", count: 77),
        String(repeating: "x", count: 75) + " ", String(repeating: "x", count: 75) + ".",
        String(repeating: "x", count: 75) + "From x", String(repeating: "ß", count: 2_000),
        String(repeating: "=", count: 400), "\u{0}\u{7}\u{1B}[31m\u{7F}\u{85}\u{2028}",
        "Straße, Größe, Übung — „so“\n", "مرحبا بك في الاستبيان.\nشكرا لك.\n", "\u{FEFF}mark",
    ]
    .map {
        MessageSample(
            testDescription: "text ‘\($0.prefix(20))’ (\($0.utf8.count) bytes)".filter {
                !$0.isNewline
            },
            message: message(text: $0, html: "<p dir=\"auto\">\($0)</p>"))
    }

    private static let fields = [
        MessageSample(
            testDescription: "one-click unsubscription",
            message: message(unsubscription: known(OneClickUnsubscription(link: link)))),
        MessageSample(
            testDescription: "unsubscription by link and mail",
            message: message(
                unsubscription: known(
                    OneClickUnsubscription(
                        link: link, mailbox: EmailAddress("u+a?b&c%d=e@example.org"))))),
        MessageSample(
            testDescription: "a link as long as it may be",
            message: message(
                unsubscription: known(
                    OneClickUnsubscription(
                        link: "https://" + String(repeating: "l", count: 892))))),
        MessageSample(
            testDescription: "an address as long as it may be",
            message: message(
                name: "Jörg", recipient: longAddress, replyTo: longAddress)),
        MessageSample(
            testDescription: "another address for replies",
            message: message(replyTo: known(EmailAddress("office@example.org")))),
        MessageSample(testDescription: "the first second", message: message(seconds: 0)),
        MessageSample(testDescription: "a leap day", message: message(seconds: 1_835_481_599)),
        MessageSample(testDescription: "before 1970", message: message(seconds: -1)),
        MessageSample(
            testDescription: "an identifier as long as it may be",
            message: message(
                identifier: String(repeating: "i-_", count: 21) + "i", language: "pt-BR")),
    ]

    private static let longAddress = known(
        EmailAddress(
            String(repeating: "l", count: 64) + "@" + String(repeating: "d", count: 63) + "."
                + String(repeating: "e", count: 63) + "." + String(repeating: "f", count: 57)
                + ".de"))
}
