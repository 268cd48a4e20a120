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
    static func text(of events: [ConsentEvent], leaves: ArraySlice<Int>) -> String {
        var text = "["
        text.reserveCapacity(2 + 80 * events.count)
        for (event, leaf) in zip(events, leaves) {
            text += text.utf8.count > 1 ? ",[\"" : "[\""
            text += event.purpose.text
            text += "\","
            text += String(event.purposeIndex)
            text += ",\""
            text += event.status.rawValue
            text += "\","
            text += String(leaf)
            text += "]"
        }
        return text + "]"
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
