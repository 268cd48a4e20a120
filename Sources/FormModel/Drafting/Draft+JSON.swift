import Values

/// Stored bytes that are no draft.
package struct DraftError: Error, Hashable, Sendable {}

extension Draft {
    /// The draft as canonical JSON, ready for sealing. Bytes that are no UTF-8 are repaired.
    package var canonicalJSON: [UInt8] {
        let fields = typed.fields.map { field in
            JSONValue.array([text(field.name), text(field.value)])
        }
        return JSONValue.object(
            members([
                "paging": .string(paging.rawValue),
                "place": place.map { .string($0.text) },
                "invitation": invitation.map(JSONValue.string),
                "fields": .array(fields),
                "changed": .array(changed.map(\.text).sorted().map(JSONValue.string)),
                "notices": notices.map(JSONValue.string),
            ])
        ).canonical
    }

    private func text(_ range: Range<Int>) -> JSONValue {
        .string(String(decoding: typed.bytes[range], as: UTF8.self))
    }

    /// Reads what ``canonicalJSON`` wrote.
    package init(canonicalJSON bytes: [UInt8]) throws(DraftError) {
        guard let stored = try? JSONInput(parsing: bytes),
            let paging = stored["paging"].text.flatMap(Paging.init(rawValue:)),
            case .array(let fields) = stored["fields"], case .array(let changed) = stored["changed"]
        else { throw DraftError() }
        var typed = RawSubmission()
        for field in fields {
            guard case .array(let pair) = field, pair.count == 2, case .string(let name) = pair[0],
                case .string(let value) = pair[1]
            else { throw DraftError() }
            typed.append(name, value)
        }
        self.init(
            paging: paging, place: stored["place"].text.flatMap(ItemIdentifier.init),
            invitation: stored["invitation"].text, typed: typed,
            changed: Set(
                changed.compactMap(Optional.some).compactMap(\.text).compactMap(ItemIdentifier.init)
            ),
            notices: stored["notices"].text
        )
    }
}
