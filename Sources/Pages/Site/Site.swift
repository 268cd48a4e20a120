package import Values

/// Who runs the site, and how it introduces itself.
package struct Site: Hashable, Sendable {
    /// The site's name, in the header and behind every page's title.
    package var name: String
    /// The organisation that answers for the site.
    package var organisation: String
    /// How that organisation is reached: an email address or a telephone number.
    package var contact: String
    /// The site's own language, for whoever asks for none that it speaks.
    package var language: LanguageTag
    /// The address under which people reach the site, without a slash at its end; nil when the site
    /// has not been told.
    package var address: String?
    /// How long things are kept, by the names that notices use for it: `drafts`, `mails` and `proofs`
    /// in days, `signUps` in hours.
    package var periods: [String: Int]

    package init(
        name: String, organisation: String, contact: String, language: LanguageTag,
        address: String? = nil, periods: [String: Int] = [:]
    ) {
        self.name = name
        self.organisation = organisation
        self.contact = contact
        self.language = language
        self.address = address
        self.periods = periods
    }
}
