/// What an operator says about the data of all people alike (GDPR Art. 13); nil where nothing is said.
package struct PrivacyTerms: Hashable, Sendable {
    /// Who is given the data; empty for nobody.
    package var recipients: [String] = []
    /// Where the data is stored, for example a data centre's town.
    package var storageLocation: String?
    /// Whose law holds there, as a country's code of ISO 3166-1.
    package var jurisdiction: String?
    /// How long the data is kept.
    package var retention: String?
    /// Where people can complain (GDPR Art. 77).
    package var authority: String?
    /// The version of the product that asks.
    package var build: String?

    package init() {}
}
