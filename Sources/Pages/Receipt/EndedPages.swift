package import Values

/// What the certificate of an erasure tells.
package struct ErasureCertificate: Hashable, Sendable {
    /// The day on which everything was erased.
    package var erased: Day
    /// The day until which the proof of the consents is kept; nil when it was destroyed.
    package var proofUntil: Day?

    package init(erased: Day, proofUntil: Day?) {
        self.erased = erased
        self.proofUntil = proofUntil
    }
}

extension PageRenderer {
    /// The page behind a withdrawal: what is gone, what can still be erased, and where everything is that
    /// is still held.
    package func withdrawn(
        on day: Day, code: ReceiptCode, data address: String? = nil
    ) -> RenderedPage {
        page(
            "withdrawn", title: texts["withdrawn.title"],
            View([
                "done": texts("withdrawn.done", ["day": texts.day(day)]), "code": code.grouped,
                "data": address,
            ]))
    }

    /// The page behind an erasure, to be printed: what was erased, what stays for how long, and what
    /// cannot be promised.
    package func erased(_ certificate: ErasureCertificate) -> RenderedPage {
        let proof = certificate.proofUntil.map {
            texts("erased.keptProof", ["until": texts.day($0)])
        }
        return page(
            "erased", title: texts["erased.title"],
            View([
                "lead": texts("erased.lead", ["day": texts.day(certificate.erased)]),
                "proof": proof ?? texts["erased.keptProofOver"],
            ]))
    }
}
