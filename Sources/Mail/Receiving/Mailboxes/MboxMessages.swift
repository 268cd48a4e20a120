/// The messages of one file in mbox format (RFC 4155), in which a line “From …” stands before each.
///
/// Only such a line behind an empty one counts. Lines that were quoted as `>From ` are given back as
/// they were (“mboxrd”: one `>` is taken from any number).
final class MboxMessages {
    private static let mark = Array("From ".utf8)

    private let path: String
    private var pieces: LinePieces
    private var number = 0
    private var isAtMessage = false

    /// Throws ``MailboxProblem/notAMailbox(path:)`` when the file begins otherwise; an empty file is
    /// a mailbox without messages.
    init(_ file: OpenFile) throws(MailboxProblem) {
        try file.lockForReading()
        path = file.path
        pieces = LinePieces(file)
        guard let first = try pieces.next() else { return }
        guard first.bytes.starts(with: Self.mark) else { throw .notAMailbox(path: path) }
        try skipLine(from: first)
        isAtMessage = true
    }

    func next() throws(MailboxProblem) -> StoredMessage? {
        guard isAtMessage else { return nil }
        number += 1
        var message = StoredMessage(place: "message \(number)")
        isAtMessage = try read(into: &message)
        return message
    }

    /// Reads up to the line before the next message, and says whether there is one.
    private func read(into message: inout StoredMessage) throws(MailboxProblem) -> Bool {
        // The empty line before a message's mark belongs to the mark, so it waits for what follows.
        var waiting: ArraySlice<UInt8>? = []
        while let piece = try pieces.next() {
            if waiting != nil, piece.startsLine, piece.bytes.starts(with: Self.mark) {
                try skipLine(from: piece)
                return true
            }
            message.append(waiting ?? [])
            waiting = piece.isEmptyLine ? piece.bytes : nil
            if waiting == nil { message.append(Self.unquoted(piece)) }
        }
        return false
    }

    private func skipLine(from first: LinePieces.Piece) throws(MailboxProblem) {
        var piece: LinePieces.Piece? = first
        while let current = piece, !current.endsLine { piece = try pieces.next() }
    }

    private static func unquoted(_ piece: LinePieces.Piece) -> ArraySlice<UInt8> {
        guard piece.startsLine, piece.bytes.first == UInt8(ascii: ">"),
            piece.bytes.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: mark)
        else { return piece.bytes }
        return piece.bytes.dropFirst()
    }
}
