import Values

/// Writes the events and records of one act: of a submission, a sign-up, a withdrawal.
///
/// What the entries of the act share is written once, as bytes, because every submission passes
/// here; the order of the members is that of RFC 8785.
package struct ConsentScribe: Sendable {
    /// How many random bytes an entry takes: its record's opening and identifier.
    package static let randomLength = ConsentRecord.openingLength + 16

    /// An event with its public leaf and its private record.
    package struct Entry: Sendable {
        package let event: ConsentEvent
        package let leaf: LedgerLeaf
        package let record: ConsentRecord
    }

    private let context: ConsentContext
    private let act: ConsentAct
    private let noticeHexadecimal: [UInt8]
    private let day: [UInt8]
    private let head: [UInt8]
    private let afterStatus: [UInt8]
    private let tail: [UInt8]

    package init(_ context: ConsentContext, act: ConsentAct) {
        self.context = context
        self.act = act
        noticeHexadecimal = Hexadecimal.digits(of: context.notice.digest.bytes)
        day = Array(act.moment.day.description.utf8)
        head = Self.head(context, act)
        afterStatus = Self.afterStatus(act)
        tail = Self.tail(act)
    }

    /// The entry for the purpose at `index` of the context's texts, which takes `status`;
    /// `randomness` is ``randomLength`` bytes for this entry alone.
    package func entry(
        purposeAt index: Int, status: ConsentStatus, randomness: ArraySlice<UInt8>
    ) -> Entry {
        precondition(randomness.count == Self.randomLength, "an entry takes 48 random bytes")
        let record = ConsentRecord(
            opening: Array(randomness.prefix(ConsentRecord.openingLength)),
            content: content(
                index, status, identifier: randomness.dropFirst(ConsentRecord.openingLength)))
        let event = ConsentEvent(
            purpose: context.texts[index].purpose, status: status, notice: context.notice.digest,
            purposeIndex: index, day: act.moment.day)
        let leaf = LedgerLeaf.consent(
            status, notice: noticeHexadecimal, purposeIndex: index, day: day,
            commitment: record.commitment)
        return Entry(event: event, leaf: leaf, record: record)
    }

    private func content(
        _ index: Int, _ status: ConsentStatus, identifier: ArraySlice<UInt8>
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(448)
        output.append(contentsOf: head)
        output.append(contentsOf: status.rawValue.utf8)
        output.append(contentsOf: afterStatus)
        output.append(contentsOf: String(index).utf8)
        output.append(contentsOf: ",\"recordId\":\"".utf8)
        Base64URL.append(identifier, to: &output)
        output.append(contentsOf: tail)
        return output
    }

    private static func head(_ context: ConsentContext, _ act: ConsentAct) -> [UInt8] {
        var output = Array("{\"context\":\"".utf8)
        output.append(contentsOf: Hexadecimal.digits(of: context.digest.bytes))
        output.append(contentsOf: "\",\"event\":{\"at\":\(act.moment.seconds),\"by\":\"".utf8)
        output.append(contentsOf: act.actor.rawValue.utf8)
        output.append(contentsOf: "\",\"method\":\"".utf8)
        output.append(contentsOf: act.method.rawValue.utf8)
        output.append(contentsOf: "\",\"status\":\"".utf8)
        return output
    }

    private static func afterStatus(_ act: ConsentAct) -> [UInt8] {
        var output = Array("\"},\"identifierProof\":".utf8)
        if let code = act.code {
            output.append(contentsOf: "{\"digest\":\"".utf8)
            output.append(contentsOf: Hexadecimal.digits(of: code.bytes))
            output.append(contentsOf: "\",\"kind\":\"code\"}".utf8)
        } else {
            output.append(contentsOf: "{\"kind\":\"none\"}".utf8)
        }
        output.append(contentsOf: ",\"purpose\":".utf8)
        return output
    }

    private static func tail(_ act: ConsentAct) -> [UInt8] {
        var output = Array("\",\"subject\":\"".utf8)
        Base64URL.append(act.subject[...], to: &output)
        output.append(contentsOf: "\"}".utf8)
        return output
    }
}
