import Consent
import Foundation
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
    init(text: String) throws {
        entries = try JSONDecoder().decode([Entry].self, from: Data(text.utf8))
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

extension Decisions.Entry: Decodable {
    init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        let purpose = PurposeIdentifier(try values.decode(String.self))
        index = try values.decode(Int.self)
        let status = ConsentStatus(rawValue: try values.decode(String.self))
        leaf = try values.decode(Int.self)
        guard let purpose, let status else {
            throw StoreError.failed(reason: "a decision on consent cannot be read")
        }
        self.purpose = purpose
        self.status = status
    }
}
