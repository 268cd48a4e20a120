import Consent
import HTTPServer
import Store

/// Makes the evidence that a request leaves in the records of what it decides.
struct EvidenceSource: Sendable {
    private let vault: Vault
    private let trustedProxies: Int

    /// Nil where the operator wants none to be kept.
    init?(_ settings: Settings, vault: Vault) {
        guard settings.evidence.address == .hmac else { return nil }
        (self.vault, trustedProxies) = (vault, settings.server.trustedProxies)
    }

    /// The evidence of a request; nil where no address is known.
    func evidence(of request: Request) -> ConsentEvidence? {
        SenderNetwork(of: request, trustedProxies: trustedProxies).map {
            vault.evidence(ofNetwork: $0.bytes)
        }
    }
}
