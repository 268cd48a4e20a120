import Foundation
package import Values

/// Opens what ``Sealer`` sealed of addresses and mails.
package struct MailReader: Sendable {
    private let vault: Vault

    package init(_ vault: Vault) {
        self.vault = vault
    }

    /// What was asked for, and by which address.
    package func request(_ stored: StoredRequest) throws -> OpenedRequest {
        let content = try open(
            stored.content, of: stored.subject, key: .requestKey, content: .request)
        return try JSONDecoder().decode(OpenedRequest.self, from: content)
    }

    /// The letter of a mail that was taken.
    package func letter(_ mail: ClaimedMail) throws -> Letter {
        let content = try open(mail.content, of: mail.subject, key: .mailKey, content: .mail)
        return try JSONDecoder().decode(Letter.self, from: content)
    }

    /// The address of a subscription.
    package func address(
        of subscription: StoredSubscription
    ) throws(Vault.Failure) -> EmailAddress {
        let bytes = try opened(
            subscription.address, of: subscription.subject, key: .subscriberContentKey,
            content: .address)
        guard let address = EmailAddress(String(decoding: bytes, as: UTF8.self)) else {
            throw .notOpened(.address)
        }
        return address
    }

    /// The new address that a subscriber has asked for.
    package func address(
        _ new: NewAddress, of subscription: StoredSubscription
    ) throws(Vault.Failure) -> EmailAddress {
        let content = SealedContent(key: subscription.address.key, bytes: new.sealed)
        let bytes = try opened(
            content, of: subscription.subject, key: .subscriberContentKey, content: .newAddress)
        guard let address = EmailAddress(String(decoding: bytes, as: UTF8.self)) else {
            throw .notOpened(.newAddress)
        }
        return address
    }

    /// The address of an invitation; nil once it is gone, or when it does not open.
    package func address(of invitation: StoredInvitation) -> EmailAddress? {
        guard let sealed = invitation.address,
            let bytes = try? opened(
                sealed, of: invitation.subject, key: .invitationKey, content: .invitedAddress)
        else { return nil }
        return EmailAddress(String(decoding: bytes, as: UTF8.self))
    }

    private func open(
        _ content: SealedContent, of subject: [UInt8], key: SealedPlace.Field,
        content field: SealedPlace.Field
    ) throws(Vault.Failure) -> Data {
        Data(try opened(content, of: subject, key: key, content: field))
    }

    private func opened(
        _ content: SealedContent, of subject: [UInt8], key: SealedPlace.Field,
        content field: SealedPlace.Field
    ) throws(Vault.Failure) -> [UInt8] {
        let unwrapped = try vault.unwrap(content.key, at: .init(key, of: subject))
        return try vault.open(content.bytes, with: unwrapped, at: .init(field, of: subject))
    }
}
