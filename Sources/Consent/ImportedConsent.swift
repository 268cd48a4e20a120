package import Values

/// When and how somebody agreed elsewhere, by the word of the operator who brings a list along.
package struct ImportedConsent: Hashable, Sendable {
    /// By which way the person agreed.
    package enum Method: String, Hashable, Sendable, CaseIterable {
        case webForm = "web form"
        case paper
        case email
        case telephone
        case inPerson = "in person"
    }

    package let givenOn: Day
    package let method: Method

    package init(givenOn: Day, method: Method) {
        (self.givenOn, self.method) = (givenOn, method)
    }
}
