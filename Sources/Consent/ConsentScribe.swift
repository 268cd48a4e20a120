import Values

/// Writes down acts of consent: a submission, a sign-up, a withdrawal.
///
/// Every submission passes here, so the record is appended as bytes; the order of its members is
/// that of RFC 8785.
package struct ConsentScribe: Sendable {
    /// How many random bytes an act takes: its record's opening and identifier.
    package static let randomLength = ConsentRecord.openingLength + 16

    /// What an act decided about the purpose at `index` of its context's texts.
    package struct Decision: Hashable, Sendable {
        package let index: Int
        package let status: ConsentStatus

        package init(_ index: Int, _ status: ConsentStatus) {
            self.index = index
            self.status = status
        }
    }

    /// An act's events with their public leaves, in the same order, and its private record.
    package struct Entry: Sendable {
        package let events: [ConsentEvent]
        package let leaves: [LedgerLeaf]
        package let record: ConsentRecord
    }

    private let context: ConsentContext

    package init(_ context: ConsentContext) {
        self.context = context
    }

    /// Writes down what `act` decided; `randomness` is ``randomLength`` bytes for this act alone.
    package func entry(
        _ decisions: [Decision], act: ConsentAct, randomness: ArraySlice<UInt8>
    ) -> Entry {
        precondition(randomness.count == Self.randomLength, "an act takes 48 random bytes")
        let identifier = randomness.dropFirst(ConsentRecord.openingLength)
        let record = ConsentRecord(
            opening: Array(randomness.prefix(ConsentRecord.openingLength)),
            content: content(decisions, act, identifier))
        let events = decisions.map { event($0, on: act.moment.day) }
        return Entry(events: events, leaves: leaves(of: events, record), record: record)
    }

    private func event(_ decision: Decision, on day: Day) -> ConsentEvent {
        ConsentEvent(
            purpose: context.purposes[decision.index], status: decision.status,
            notice: context.notice.digest, purposeIndex: decision.index, day: day)
    }

    private func leaves(of events: [ConsentEvent], _ record: ConsentRecord) -> [LedgerLeaf] {
        let day = events.first.map { Array($0.day.description.utf8) } ?? []
        return events.enumerated().map { position, event in
            .consent(
                event.status, notice: context.noticeDigits, purposeIndex: event.purposeIndex,
                day: day,
                commitment: record.commitment(at: position))
        }
    }

    private func content(
        _ decisions: [Decision], _ act: ConsentAct, _ identifier: ArraySlice<UInt8>
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(512)
        output.append(contentsOf: act.assertions.isAdult ? Self.adultStart : Self.plainStart)
        output.append(contentsOf: context.digits)
        output.append(contentsOf: "\",\"decisions\":[".utf8)
        Self.append(decisions, to: &output)
        output.append(contentsOf: "],\"event\":{\"at\":".utf8)
        output.append(contentsOf: String(act.moment.seconds).utf8)
        output.append(contentsOf: ",\"by\":\"".utf8)
        output.append(contentsOf: act.actor.rawValue.utf8)
        output.append(contentsOf: "\",\"method\":\"".utf8)
        output.append(contentsOf: act.method.rawValue.utf8)
        output.append(UInt8(ascii: "\""))
        if let previous = act.previous {
            output.append(contentsOf: ",\"previous\":\"".utf8)
            output.append(contentsOf: Hexadecimal.digits(of: previous.bytes))
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: "}"))
        Self.append(act.evidence, to: &output)
        if act.assertions.isGuardian { output.append(contentsOf: ",\"guardian\":true".utf8) }
        output.append(contentsOf: ",\"identifierProof\":".utf8)
        Self.append(act.proof, to: &output)
        Self.append(act.imported, to: &output)
        output.append(contentsOf: ",\"recordId\":\"".utf8)
        Base64URL.append(identifier, to: &output)
        output.append(contentsOf: "\",\"schemaVersion\":2,\"subject\":\"".utf8)
        Base64URL.append(act.subject[...], to: &output)
        output.append(UInt8(ascii: "\""))
        if let words = act.words {
            output.append(contentsOf: ",\"words\":\"".utf8)
            output.append(contentsOf: Hexadecimal.digits(of: words.bytes))
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: "}"))
        return output
    }

    private static let plainStart = Array("{\"context\":\"".utf8)
    private static let adultStart = Array("{\"ageAssertion\":\"adult\",\"context\":\"".utf8)

    private static func append(_ decisions: [Decision], to output: inout [UInt8]) {
        for (position, decision) in decisions.enumerated() {
            if position > 0 { output.append(UInt8(ascii: ",")) }
            output.append(contentsOf: "{\"purpose\":".utf8)
            output.append(contentsOf: String(decision.index).utf8)
            output.append(contentsOf: ",\"status\":\"".utf8)
            output.append(contentsOf: decision.status.rawValue.utf8)
            output.append(contentsOf: "\"}".utf8)
        }
    }

    private static func append(_ evidence: ConsentEvidence?, to output: inout [UInt8]) {
        guard let evidence else { return }
        output.append(contentsOf: ",\"evidence\":{\"addressHmac\":\"".utf8)
        output.append(contentsOf: Hexadecimal.digits(of: evidence.addressCode.bytes))
        output.append(contentsOf: "\"}".utf8)
    }

    private static func append(_ imported: ImportedConsent?, to output: inout [UInt8]) {
        guard let imported else { return }
        output.append(contentsOf: ",\"imported\":{\"givenOn\":\"".utf8)
        output.append(contentsOf: imported.givenOn.description.utf8)
        output.append(contentsOf: "\",\"method\":\"".utf8)
        output.append(contentsOf: imported.method.rawValue.utf8)
        output.append(contentsOf: "\"}".utf8)
    }

    private static func append(_ proof: IdentifierProof, to output: inout [UInt8]) {
        switch proof {
        case .none: output.append(contentsOf: "{\"kind\":\"none\"}".utf8)
        case .code(let digest): append("code", digest, to: &output)
        case .email(let digest): append("email", digest, to: &output)
        }
    }

    private static func append(
        _ kind: String, _ digest: Digest, to output: inout [UInt8]
    ) {
        output.append(contentsOf: "{\"digest\":\"".utf8)
        output.append(contentsOf: Hexadecimal.digits(of: digest.bytes))
        output.append(contentsOf: "\",\"kind\":\"".utf8)
        output.append(contentsOf: kind.utf8)
        output.append(contentsOf: "\"}".utf8)
    }
}
