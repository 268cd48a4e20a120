package import Consent
import Crypto
import Foundation
package import Values

/// Seals what people give, with keys of their own that the master key wraps.
///
/// AES-256-GCM with random nonces (NIST SP 800-38D); a box is nonce, ciphertext and tag.
///
/// A class, because every request hands it on: as a struct it would cost nine reference counts each
/// time, on counters that all threads share.
package final class Vault: Sendable {
    /// Why a sealed value did not open.
    package enum Failure: Error, Equatable {
        /// Altered, moved to another place, or sealed with another key.
        case notOpened(SealedPlace.Field)
    }

    /// How many bytes a nonce has.
    package static let nonceLength = 12

    private let wrapping: SymmetricKey
    /// Keyed once: keying costs more than authenticating a submission key.
    private let codes: HMAC<SHA256>
    private let addresses: SymmetricKey
    private let pages: HMAC<SHA256>
    let links: SymmetricKey
    private let ledger: SymmetricKey
    private let mailLinks: SymmetricKey
    private let mailMarks: SymmetricKey
    private let evidence: SymmetricKey
    /// What the database keeps to know its key file again.
    package let check: [UInt8]

    package init(_ key: MasterKey) {
        wrapping = key.derived(for: .wrapping)
        codes = HMAC(key: key.derived(for: .codes))
        addresses = key.derived(for: .addresses)
        pages = HMAC(key: key.derived(for: .pages))
        links = key.derived(for: .links)
        ledger = key.derived(for: .ledger)
        mailLinks = key.derived(for: .mailLinks)
        mailMarks = key.derived(for: .mailMarks)
        evidence = key.derived(for: .evidence)
        check = unsafe key.derived(for: .check).withUnsafeBytes { unsafe Array($0) }
    }

    /// Seals `content` for its place; `nonce` is 12 random bytes for this box alone.
    package func seal(
        _ content: [UInt8], with key: SubjectKey, at place: SealedPlace,
        nonce: ArraySlice<UInt8>
    ) -> [UInt8] {
        Self.box(content, key.symmetric, place.associatedData, nonce)
    }

    /// Opens what ``seal(_:with:at:nonce:)`` sealed for the same place.
    package func open(
        _ box: [UInt8], with key: SubjectKey, at place: SealedPlace
    ) throws(Failure) -> [UInt8] {
        try Self.content(of: box, key.symmetric, place)
    }

    /// Wraps a subject's key for its place; `nonce` is 12 random bytes for this box alone.
    package func wrap(
        _ key: SubjectKey, at place: SealedPlace, nonce: ArraySlice<UInt8>
    ) -> [UInt8] {
        let bytes = unsafe key.symmetric.withUnsafeBytes { unsafe Array($0) }
        return Self.box(bytes, wrapping, place.associatedData, nonce)
    }

    /// Unwraps what ``wrap(_:at:nonce:)`` wrapped for the same place.
    package func unwrap(
        _ box: [UInt8], at place: SealedPlace
    ) throws(Failure) -> SubjectKey {
        let bytes = try Self.content(of: box, wrapping, place)
        guard bytes.count == SubjectKey.length else { throw .notOpened(place.field) }
        return SubjectKey(bytes: bytes[...])
    }

    /// The receipt code that belongs to a submission key: the same key always leads to the same
    /// code, so that a repeated submission gets its receipt although no code is stored.
    package func code(for key: SubmissionKey, of form: FormName) -> ReceiptCode {
        var codes = codes
        codes.update(data: Array(form.text.utf8) + [0] + key.bytes)
        let bytes = unsafe codes.finalize().withUnsafeBytes { unsafe Array($0) }
        guard let code = ReceiptCode(bits: bytes) else {
            preconditionFailure("an authentication code holds more than 100 bits")
        }
        return code
    }

    /// What shows that `content`, which a page carries and a form brings back, was written here.
    package func authenticationCode(ofPageContent content: [UInt8]) -> Values.Digest {
        var pages = pages
        pages.update(data: content)
        return Self.digest(pages.finalize())
    }

    /// What signs the ledger of that name; another name has another key, so that no two ledgers ever sign
    /// with one.
    package func ledgerSigner(named name: LedgerName) -> LedgerSigner {
        let secret = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: ledger, info: Array(name.text.utf8), outputByteCount: 32)
        guard let signer = try? LedgerSigner(name: name, secret: secret) else {
            preconditionFailure("every 32 bytes are a secret of Ed25519 (RFC 8032 §5.1.5)")
        }
        return signer
    }

    /// What finds an address again: HMAC-SHA-256 of its normalised form.
    package func digest(of address: EmailAddress) -> Values.Digest {
        Self.digest(
            HMAC<SHA256>.authenticationCode(
                for: Array(address.normalized.utf8), using: addresses))
    }

    /// What counts the mails of an address: keyed otherwise than ``digest(of:)``, so that a count leads to
    /// no subscriber.
    package func mark(of address: EmailAddress) -> Values.Digest {
        Self.digest(
            HMAC<SHA256>.authenticationCode(
                for: Array(address.normalized.utf8), using: mailMarks))
    }

    /// The token of a link in the mails of a subscriber: the same in every mail, so that it need not be
    /// kept, until the number changes.
    package func token(of link: SubscriberLink, subject: [UInt8], number: Int) -> [UInt8] {
        authenticated("\(link.rawValue) \(number)", subject)
    }

    /// What stands for a subject in links of the kind that `use` names.
    func authenticated(_ use: String, _ subject: [UInt8]) -> [UInt8] {
        let content = Array("\(use) ".utf8) + subject
        return Self.digest(HMAC<SHA256>.authenticationCode(for: content, using: mailLinks)).bytes
    }

    /// What a record keeps of the network from which an act came: HMAC-SHA-256 of the truncated address.
    package func evidence(ofNetwork bytes: [UInt8]) -> ConsentEvidence {
        ConsentEvidence(
            addressCode: Self.digest(HMAC<SHA256>.authenticationCode(for: bytes, using: evidence)))
    }

    private static func digest(_ code: HMAC<SHA256>.MAC) -> Values.Digest {
        guard let digest = Values.Digest(bytes: Array(code)) else {
            preconditionFailure("HMAC-SHA-256 has 32 bytes")
        }
        return digest
    }

    static func box(
        _ content: [UInt8], _ key: SymmetricKey, _ associatedData: [UInt8],
        _ nonce: ArraySlice<UInt8>
    ) -> [UInt8] {
        guard let number = try? AES.GCM.Nonce(data: Array(nonce)),
            let box = try? AES.GCM.seal(
                content, using: key, nonce: number, authenticating: associatedData),
            let bytes = box.combined
        else { preconditionFailure("a nonce has 12 bytes, and a value fits into memory") }
        return unsafe bytes.withUnsafeBytes { unsafe Array($0) }
    }

    static func content(
        of box: [UInt8], _ key: SymmetricKey, _ place: SealedPlace
    ) throws(Failure) -> [UInt8] {
        guard let box = try? AES.GCM.SealedBox(combined: box),
            let content = try? AES.GCM.open(box, using: key, authenticating: place.associatedData)
        else { throw .notOpened(place.field) }
        return unsafe content.withUnsafeBytes { unsafe Array($0) }
    }
}

extension Vault.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notOpened(let field):
            "what is kept in ‘\(field.rawValue)’ does not open with this key file, because it was altered or "
                + "belongs elsewhere; run: recount doctor"
        }
    }
}
