import Foundation

extension LedgerLeaf {
    /// What a leaf says, as far as an audit needs it.
    package enum Meaning: Hashable, Sendable {
        /// A change of a consent: the notice's digest in hexadecimal, the purpose's index in it.
        case consent(ConsentStatus, notice: String, purposeIndex: Int)
        /// The tree of that size was put back, and goes on here.
        case restored(size: Int)
        case other
    }

    private struct Members: Decodable {
        let e: String
        let n: String?
        let p: Int?
        let s: Int?
    }

    package var meaning: Meaning {
        guard let members = try? JSONDecoder().decode(Members.self, from: Data(bytes)) else {
            return .other
        }
        if let status = ConsentStatus(rawValue: members.e), let notice = members.n,
            let index = members.p
        {
            return .consent(status, notice: notice, purposeIndex: index)
        }
        guard members.e == Self.restoredKind, let size = members.s, size >= 0 else { return .other }
        return .restored(size: size)
    }
}
