/// Who answers for the data (ISO/IEC TS 27560 "PII controller"): the operator's organisation.
package struct Controller: Hashable, Sendable {
    package let name: String
    /// How to reach them, for example an email address.
    package let contact: String

    package init(name: String, contact: String) {
        self.name = name
        self.contact = contact
    }
}
