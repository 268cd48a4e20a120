import Foundation
package import Values

/// What a person is given to show what they agreed to: the private record of one act with the opening of
/// one of its leaves, and the context in which they were asked.
///
/// It is believed only when the leaf that it leads to stands in the ledger.
package struct ConsentDisclosure: Hashable, Sendable {
    /// RFC 8785 canonical JSON with the members `context`, `decision`, `opening`, `record`.
    package let content: [UInt8]
    package let status: ConsentStatus
    package let day: Day
    /// The decision's purpose, among those of the context's consent notice.
    package let purposeIndex: Int
    /// The leaf that the record and its opening lead to.
    package let leaf: LedgerLeaf

    /// What discloses the decision at `position` of a record; nil when the context is not the record's.
    package init?(of record: ConsentRecord, at position: Int, context: [UInt8]) {
        var content: [UInt8] = []
        content.append(contentsOf: "{\"context\":".utf8)
        content.append(contentsOf: context)
        content.append(contentsOf: ",\"decision\":\(position),\"opening\":\"".utf8)
        Base64URL.append(record.opening(at: position).bytes[...], to: &content)
        content.append(contentsOf: "\",\"record\":".utf8)
        content.append(contentsOf: record.content)
        content.append(contentsOf: "}".utf8)
        self.init(content: content)
    }

    /// Reads what somebody shows; nil when it does not hold together.
    package init?(content: [UInt8]) {
        let data = Data(content)
        guard let whole = try? JSONDecoder().decode(JSONValue.self, from: data),
            whole.canonical == content, case .object(let members) = whole,
            let context = members["context"], let record = members["record"],
            let parts = try? JSONDecoder().decode(DisclosedParts.self, from: data),
            Digest(of: context.canonical).hexadecimal == parts.record.context,
            parts.record.decisions.indices.contains(parts.decision),
            let status = ConsentStatus(rawValue: parts.decided.status),
            let notice = parts.consentNotice, let opening = parts.openingDigest
        else { return nil }
        self.content = content
        self.status = status
        day = Moment(seconds: parts.record.event.at).day
        purposeIndex = parts.decided.purpose
        leaf = .consent(
            status, notice: Array(notice.utf8), purposeIndex: purposeIndex,
            day: Array(day.description.utf8),
            commitment: Digest(domain: 0x02, opening, record.canonical))
    }
}

/// The members of a disclosure that its leaf is made of.
private struct DisclosedParts: Decodable {
    struct Record: Decodable {
        let context: String
        let decisions: [Decision]
        let event: Event
    }

    struct Decision: Decodable {
        let purpose: Int
        let status: String
    }

    struct Event: Decodable {
        let at: Int64
    }

    struct Context: Decodable {
        let notices: [NoticeReference]
    }

    struct NoticeReference: Decodable {
        let kind: String
        let sha256: String
    }

    let context: Context
    let decision: Int
    let opening: String
    let record: Record

    var decided: Decision { record.decisions[decision] }

    /// The digest of the notice whose purposes the decisions are about.
    var consentNotice: String? {
        context.notices.last { $0.kind == Self.consentKind }?.sha256
    }

    var openingDigest: Digest? { Base64URL.decode(opening).flatMap { Digest(bytes: $0) } }
}

extension DisclosedParts {
    fileprivate static let consentKind = Notice.Kind.consent.rawValue
}
