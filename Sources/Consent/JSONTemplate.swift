import Values

/// A canonical JSON text with holes, prepared once and filled for each person.
///
/// Everything in a consent record but a handful of values is the same for all who answer one form;
/// the keys are sorted once, so that filling is appending.
struct JSONTemplate: Sendable {
    private enum Part: Sendable {
        case text([UInt8])
        case hole(Int)
    }

    private let parts: [Part]

    /// A hole, to stand in the value where the template takes its `index`th filling.
    static func hole(_ index: Int) -> JSONValue { .string("\u{1}\(index)\u{1}") }

    /// Prepares `value`; no text in it but its holes may hold U+0001.
    init(_ value: JSONValue) {
        // A hole is written as "\u00010\u0001"; its mark cannot be typed, because the reader of forms
        // refuses control characters.
        let pieces = String(decoding: value.canonical, as: UTF8.self)
            .split(separator: "\"\\u0001", omittingEmptySubsequences: false)
        parts = pieces.enumerated().flatMap { position, piece -> [Part] in
            guard position > 0, let end = piece.firstRange(of: "\\u0001\""),
                let index = Int(piece[..<end.lowerBound])
            else { return [.text(Array(piece.utf8))] }
            return [.hole(index), .text(Array(piece[end.upperBound...].utf8))]
        }
    }

    /// The text with each hole replaced by the JSON value of its filling.
    func filled(with fillings: [JSONValue]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(1_024)
        for part in parts {
            switch part {
            case .text(let bytes): output.append(contentsOf: bytes)
            case .hole(let index): fillings[index].append(to: &output)
            }
        }
        return output
    }
}
