package import Values

/// What one subject has agreed to by now: the fold of their consent events, oldest first.
package struct ConsentState: Hashable, Sendable {
    private var latest: [PurposeIdentifier: ConsentEvent] = [:]

    /// The state that `events` lead to.
    package init(_ events: some Sequence<ConsentEvent>) {
        for event in events { latest[event.purpose] = event }
    }

    /// The status for a purpose, or nil when the subject was never asked about it.
    package func status(of purpose: PurposeIdentifier) -> ConsentStatus? {
        latest[purpose]?.status
    }

    /// The event that decides about a purpose now.
    package func latest(_ purpose: PurposeIdentifier) -> ConsentEvent? { latest[purpose] }

    /// The purposes for which data may be processed now, in alphabetical order.
    package var validPurposes: [PurposeIdentifier] {
        latest.values.filter(\.status.isValidForProcessing).map(\.purpose).sorted()
    }
}
