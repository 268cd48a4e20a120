extension LedgerLeaf {
    /// What a leaf says, as far as an audit needs it.
    package enum Meaning: Hashable, Sendable {
        /// A change of a consent: the notice's digest in hexadecimal, the purpose's index in it.
        case consent(ConsentStatus, notice: String, purposeIndex: Int)
        /// The tree of that size was put back, and goes on here.
        case restored(size: Int)
        case other
    }

    package var meaning: Meaning {
        guard let statement = LeafStatement(self) else { return .other }
        if let status = ConsentStatus(rawValue: statement.kind), let notice = statement.digest,
            let index = statement.purposeIndex
        {
            return .consent(status, notice: notice, purposeIndex: index)
        }
        guard statement.kind == Self.restoredKind, let size = statement.size, size >= 0 else {
            return .other
        }
        return .restored(size: size)
    }
}
