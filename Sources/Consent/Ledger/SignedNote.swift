import Foundation

/// A text with signature lines under it (C2SP signed-note).
package struct SignedNote: Hashable, Sendable {
    /// One line of a signature: who says to have made it, and what they made.
    package struct Signature: Hashable, Sendable {
        package let name: String
        /// Four bytes that tell the key, and then the signature itself.
        let bytes: [UInt8]

        var identifier: NoteKey.Identifier {
            .init(name: name, bytes: Array(bytes.prefix(4)))
        }

        /// The line as it stands in the note, without its end.
        package var line: String { "\u{2014} \(name) \(Base64.encode(bytes))" }
    }

    /// Why a note is not believed.
    package enum Refusal: Error, Equatable {
        /// It is not written as a signed note is.
        case malformed
        /// Nobody whose key is known has signed it.
        case unsigned
        /// A signature of a known key is wrong: the text was altered.
        case wrongSignature
    }

    /// What was signed, to the end of its last line.
    package let text: String
    package let signatures: [Signature]

    package init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note: text, an empty line, signature lines.
    package init(_ content: some StringProtocol) throws(Refusal) {
        // A carriage return and its line feed are one Character in Swift, hence the scalars.
        let isPlain = content.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 }
        guard isPlain, content.hasSuffix("\n"),
            let gap = content.range(of: "\n\n", options: .backwards)
        else { throw .malformed }
        let end = content.index(after: gap.lowerBound)
        let lines = content[gap.upperBound...].dropLast().split(
            separator: "\n", omittingEmptySubsequences: false)
        text = String(content[..<end])
        signatures = try lines.map { line throws(Refusal) in
            guard let signature = Signature(line: String(line)) else { throw .malformed }
            return signature
        }
    }

    /// The note as it is served and kept.
    package var content: String {
        text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }

    /// Believes the note if `key` has signed it. Lines of unknown keys say nothing.
    package func verify(with key: NoteKey) throws(Refusal) {
        let own = signatures.filter { $0.identifier == key.identifier }
        guard let signature = own.first else { throw .unsigned }
        guard own.count == 1 else { throw .malformed }
        guard key.verifies(Array(signature.bytes.dropFirst(4)), of: Array(text.utf8)) else {
            throw .wrongSignature
        }
    }

    /// The note with one more signature line; a line that it has already stays one.
    package func adding(_ signature: Signature) -> SignedNote {
        guard !signatures.contains(signature) else { return self }
        return SignedNote(text: text, signatures: signatures + [signature])
    }
}

extension SignedNote.Signature {
    /// Reads a line, or returns nil for anything else.
    package init?(line: String) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", let name = LedgerName(String(parts[1])),
            let bytes = Base64.decode(parts[2]), bytes.count > 4
        else { return nil }
        self.init(name: name.text, bytes: bytes)
    }
}
