import Crypto
package import Values

/// The secret outside the database from which every other fixed secret derives (HKDF-SHA-256).
package struct MasterKey: Sendable {
    /// What a derived key is for; the names are part of the data format.
    enum Use: String {
        case check = "recount check 1"
        case wrapping = "recount wrapping 1"
        case codes = "recount codes 1"
        case links = "recount links 1"
        case addresses = "recount addresses 1"
        case pages = "recount pages 1"
        case ledger = "recount ledger 1"
        case mailLinks = "recount mail links 1"
        case mailMarks = "recount mail marks 1"
        case evidence = "recount evidence 1"
    }

    private let secret: SymmetricKey

    /// A key of 32 bytes, or nil for another length.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        secret = SymmetricKey(data: bytes)
    }

    /// A fresh key.
    package static func generate(_ randomness: Randomness) -> MasterKey {
        guard let key = MasterKey(bytes: randomness.bytes(32)) else {
            preconditionFailure("a source of randomness gives as many bytes as it is asked for")
        }
        return key
    }

    /// The key as its file holds it.
    var base64URL: String { unsafe secret.withUnsafeBytes { unsafe Base64URL.encode(Array($0)) } }

    func derived(for use: Use) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, info: Array(use.rawValue.utf8), outputByteCount: 32)
    }
}
