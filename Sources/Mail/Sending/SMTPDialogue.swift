/// How far a dialogue with a server got, and what it answered last (RFC 5321 §3).
struct SMTPDialogue: Equatable, Sendable {
    /// What was said last to the server.
    enum Step: Sendable {
        case greeting, hello, encryption, authentication, sender, recipient, data
        /// The mail itself, which no command announces.
        case message
    }

    private static let commands: [String: Step] = [
        "EHLO": .hello, "HELO": .hello, "STARTTLS": .encryption, "AUTH": .authentication,
        "MAIL": .sender, "RCPT": .recipient, "DATA": .data,
    ]

    private(set) var step = Step.greeting
    /// The last whole reply to that; nil while there is none.
    private(set) var reply: SMTPReply?
    private var isOver = false

    /// Notes a line that went out. What is no command, as a part of a password is, changes nothing.
    mutating func sent(_ line: some Collection<UInt8>) {
        let word = String(decoding: line.prefix { CharacterKind.isAlphanumeric($0) }, as: UTF8.self)
        isOver = isOver || word == "QUIT"
        guard !isOver, let next = Self.commands[word] else { return }
        (step, reply) = (next, nil)
    }

    /// Notes a line that came in. Who says goodbye is no longer listened to.
    mutating func received(_ line: some Collection<UInt8>) {
        guard !isOver, let reply = SMTPReply(line), reply.isLast else { return }
        let takesMessage = step == .data && reply.code == 354
        (step, self.reply) = takesMessage ? (.message, nil) : (step, reply)
    }
}
