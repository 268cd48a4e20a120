import Values

/// An act of consent with its record opened and the context in which the person was asked.
package struct OpenedAct: Sendable {
    package let events: [ConsentEvent]
    /// The position of each event's leaf in the ledger.
    package let leaves: [Int]
    package let record: AskedRecord
    package let context: AskedContext
    /// The context as it was kept.
    package let contextContent: [UInt8]
    /// The record as its leaves attest it.
    package let content: [UInt8]

    package init(
        events: [ConsentEvent], leaves: [Int], record: ConsentRecord, context: [UInt8]
    ) throws(AskedContext.Fault) {
        (self.events, self.leaves, contextContent) = (events, leaves, context)
        self.context = try AskedContext(content: context)
        self.record = try AskedRecord(record)
        content = record.content
    }

    /// The purpose that an event decides about, as the person was asked for it.
    package func purpose(of event: ConsentEvent) -> AskedContext.AskedPurpose? {
        context.purposes.indices.contains(event.purposeIndex)
            ? context.purposes[event.purposeIndex] : nil
    }

    /// The moment of the act as ISO 8601 in UTC.
    package var time: String { Moment(seconds: record.event.at).description }
}

extension AskedRecord {
    /// The record's identifier as RFC 9562 writes 128 bits.
    package var uuid: String {
        let digits = String(
            decoding: Hexadecimal.digits(of: Base64URL.decode(recordId) ?? []), as: UTF8.self)
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return (parts + [rest]).joined(separator: "-")
    }
}
