import Consent
import Store
import Values

/// The column `decisions`: what an act decided about each purpose, as JSON.
struct Decisions {
    struct Entry {
        let purpose: PurposeIdentifier
        let index: Int
        let status: ConsentStatus
        let leaf: Int
    }

    let entries: [Entry]

    /// Reads the column's text.
    init(text: [UInt8]) throws {
        let pieces = text.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        guard pieces.count % 4 == 1, text.last == UInt8(ascii: "]") else { throw Self.unreadable }
        entries = try stride(from: 1, to: pieces.count, by: 4).map {
            try Entry(pieces[$0..<($0 + 4)])
        }
    }

    /// Goes through the entries without making anything of them: where the purpose and the status stand.
    static func forEachEntry(
        in text: [UInt8], _ body: (_ purpose: Range<Int>, _ status: Range<Int>) throws -> Void
    ) throws {
        var place = 0
        while let purpose = try word(in: text, from: place) {
            guard let status = try word(in: text, from: purpose.upperBound + 1) else {
                throw unreadable
            }
            try body(purpose, status)
            place = status.upperBound + 1
        }
        guard text.last == UInt8(ascii: "]") else { throw unreadable }
    }

    /// The next word between quotation marks; nil when there is none.
    private static func word(in text: [UInt8], from place: Int) throws -> Range<Int>? {
        var start = place
        while start < text.count, text[start] != UInt8(ascii: "\"") { start += 1 }
        guard start < text.count else { return nil }
        var end = start + 1
        while end < text.count, text[end] != UInt8(ascii: "\"") { end += 1 }
        guard end < text.count else { throw unreadable }
        return start + 1..<end
    }

    static var unreadable: StoreError {
        .failed(reason: "a decision on consent cannot be read")
    }

    /// The column's text for these events; neither purposes nor statuses have letters to escape.
    static func text(of events: [ConsentEvent], leaves: ArraySlice<Int>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(2 + 80 * events.count)
        text.append(UInt8(ascii: "["))
        for (event, leaf) in zip(events, leaves) {
            text.append(contentsOf: text.count > 1 ? ",[\"".utf8 : "[\"".utf8)
            text.append(contentsOf: event.purpose.text.utf8)
            text.append(contentsOf: "\",".utf8)
            text.append(contentsOf: String(event.purposeIndex).utf8)
            text.append(contentsOf: ",\"".utf8)
            text.append(contentsOf: event.status.rawValue.utf8)
            text.append(contentsOf: "\",".utf8)
            text.append(contentsOf: String(leaf).utf8)
            text.append(UInt8(ascii: "]"))
        }
        text.append(UInt8(ascii: "]"))
        return text
    }
}

extension Decisions.Entry {
    /// Reads the pieces of `"purpose",1,"status",2]` between its quotation marks.
    fileprivate init(_ pieces: ArraySlice<ArraySlice<UInt8>>) throws {
        let start = pieces.startIndex
        guard pieces.count == 4,
            let purpose = PurposeIdentifier(String(decoding: pieces[start], as: UTF8.self)),
            let index = Self.number(pieces[start + 1]),
            let status = ConsentStatus(
                rawValue: String(decoding: pieces[start + 2], as: UTF8.self)),
            let leaf = Self.number(pieces[start + 3])
        else { throw Decisions.unreadable }
        self.init(purpose: purpose, index: index, status: status, leaf: leaf)
    }

    /// The number between the signs of JSON.
    private static func number(_ piece: ArraySlice<UInt8>) -> Int? {
        let digits = piece.drop { $0 == UInt8(ascii: ",") }.prefix { (0x30...0x39).contains($0) }
        guard (1...18).contains(digits.count) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
