import Foundation

/// Where a webhook leads: an address of `https`, or of `http` inside a network of one's own.
package struct WebhookAddress: Hashable, Sendable {
    package let text: String
    /// Whether nobody on the way can read along.
    package let isEncrypted: Bool
    /// The address without its path, which may hold a secret.
    package let origin: String

    /// Nil for another scheme, without a host, or with a user, a fragment or letters that no address has.
    package init?(_ text: String) {
        guard text.utf8.count <= 2_048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "https" || scheme == "http", let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil
        else { return nil }
        self.text = text
        isEncrypted = scheme == "https"
        origin = "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
    }
}
