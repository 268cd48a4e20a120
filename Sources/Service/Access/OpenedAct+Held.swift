import Consent
import Foundation
import Values

extension OpenedAct {
    /// The act with its record and context as they were kept, for whom it is about.
    func held(_ origin: String) -> JSONValue {
        .object([
            "time": .string(time),
            "events": .array(zip(events, leaves).map(entry)),
            "record": Self.parsed(content),
            "context": Self.parsed(contextContent),
            "notices": .array(context.notices.map { notice($0, origin) }),
        ])
    }

    private func entry(_ event: ConsentEvent, _ leaf: Int) -> JSONValue {
        .object([
            "purpose": .string(event.purpose.text),
            "status": .string(event.status.rawValue),
            "day": .string(event.day.description),
            "ledgerLeaf": .integer(Int64(leaf)),
        ])
    }

    private func notice(_ notice: AskedContext.ShownNotice, _ origin: String) -> JSONValue {
        .object([
            "label": .string(notice.label), "fact": .string(notice.fact.rawValue),
            "address": .string(origin + notice.path),
        ])
    }

    private static func parsed(_ content: [UInt8]) -> JSONValue {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(content)) else {
            preconditionFailure("a record that was read is JSON")
        }
        return value
    }
}
