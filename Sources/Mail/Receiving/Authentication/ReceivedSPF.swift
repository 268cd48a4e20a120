/// A Received-SPF field (RFC 7208 §9.1).
struct ReceivedSPF: Hashable {
    let outcome: AuthenticationOutcome
    /// The domain of the return address, or of the greeting where there is none; in lower case.
    let domain: String?

    /// Nil when the field begins with no outcome.
    init?(field: String) {
        let words = StructuredText(field).split {
            MailSpace.contains($0) || $0 == UInt8(ascii: ";")
        }
        guard let outcome = words.first.flatMap({ AuthenticationOutcome(word: $0.plain) }) else {
            return nil
        }
        self.outcome = outcome
        let values = Dictionary(
            words.compactMap(\.assignment).map { ($0.name, $0.value) },
            uniquingKeysWith: { old, _ in old })
        domain =
            [values["envelope-from"], values["helo"]].lazy
            .compactMap { $0.flatMap(MailboxSpecification.domain(in:)) }.first
    }
}
