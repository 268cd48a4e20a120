/// Who answers for the data (ISO/IEC TS 27560 "PII controller"): the operator's organisation.
package struct Controller: Hashable, Sendable {
    package var name: String
    /// How to reach them, for example an email address.
    package var contact: String
    /// The postal address.
    package var address: String?
    /// Who works on the data for them, for example a host.
    package var processor: String?
    /// How to reach the data protection officer (GDPR Art. 37).
    package var protectionOfficer: String?
    /// What holds for all data that they answer for.
    package var privacy: PrivacyTerms

    package init(
        name: String, contact: String, address: String? = nil, processor: String? = nil,
        protectionOfficer: String? = nil, privacy: PrivacyTerms = PrivacyTerms()
    ) {
        (self.name, self.contact, self.address) = (name, contact, address)
        (self.processor, self.protectionOfficer) = (processor, protectionOfficer)
        self.privacy = privacy
    }
}
