/// The name that a ledger signs under, for example `example.org/ledger` (C2SP tlog-checkpoint, "origin").
package struct LedgerName: Hashable, Sendable {
    package let text: String

    /// A name, or nil when it is empty, longer than 200 bytes, or has spaces, a plus sign or a control
    /// character, which a signature line could not hold.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 200, text.unicodeScalars.allSatisfy(Self.isAllowed)
        else { return nil }
        self.text = text
    }

    /// The name of the ledger that goes on where this one cannot: `example.org/ledger/2`, then `/3`.
    package var successor: LedgerName? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 1, let number = parts.last.flatMap({ Int($0) }), number > 1 else {
            return LedgerName(text + "/2")
        }
        return LedgerName(
            (parts.dropLast().map(String.init) + ["\(number + 1)"]).joined(separator: "/"))
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "+" && !scalar.properties.isWhitespace
            && scalar.properties.generalCategory != .control
    }
}

extension LedgerName: CustomStringConvertible {
    package var description: String { text }
}
