package import Consent
package import Values

/// Where a consent to one purpose is to stand, by the words of the context in which it is asked.
package struct PurposeDecision: Sendable {
    package let purpose: PurposeIdentifier
    package let status: ConsentStatus
    package let context: ConsentContext

    package init(_ purpose: PurposeIdentifier, _ status: ConsentStatus, in context: ConsentContext)
    {
        (self.purpose, self.status, self.context) = (purpose, status, context)
    }
}
