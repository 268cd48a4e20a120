import Consent
import Values

/// The purposes and statuses of decisions, each read once: every response has the same few again.
struct DecisionWords {
    private var purposes: [(text: ArraySlice<UInt8>, value: PurposeIdentifier)] = []
    private var statuses: [(text: ArraySlice<UInt8>, isValid: Bool)] = []

    /// Lets the purposes of a response follow what was decided later.
    mutating func apply(_ text: [UInt8], to valid: inout Set<PurposeIdentifier>) throws {
        try Decisions.forEachEntry(in: text) { purpose, status in
            let purpose = try self.purpose(text[purpose])
            if try isValid(text[status]) {
                valid.insert(purpose)
            } else {
                valid.remove(purpose)
            }
        }
    }

    private mutating func purpose(_ text: ArraySlice<UInt8>) throws -> PurposeIdentifier {
        if let known = purposes.first(where: { $0.text == text }) { return known.value }
        guard let purpose = PurposeIdentifier(String(decoding: text, as: UTF8.self)) else {
            throw Decisions.unreadable
        }
        purposes.append((ArraySlice(Array(text)), purpose))
        return purpose
    }

    private mutating func isValid(_ text: ArraySlice<UInt8>) throws -> Bool {
        if let known = statuses.first(where: { $0.text == text }) { return known.isValid }
        guard let status = ConsentStatus(rawValue: String(decoding: text, as: UTF8.self)) else {
            throw Decisions.unreadable
        }
        statuses.append((ArraySlice(Array(text)), status.isValidForProcessing))
        return status.isValidForProcessing
    }
}
