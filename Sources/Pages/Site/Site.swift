package import Values

/// Who runs the site, and how it introduces itself.
package struct Site: Hashable, Sendable {
    /// The site's name, in the header and behind every page's title.
    package var name: String
    /// One or two sentences under the name on the start page.
    package var welcome: String
    /// The organisation that answers for the site.
    package var organisation: String
    /// How that organisation is reached: an email address or a telephone number.
    package var contact: String
    /// The language of the interface.
    package var language: LanguageTag

    package init(
        name: String, welcome: String, organisation: String, contact: String, language: LanguageTag
    ) {
        self.name = name
        self.welcome = welcome
        self.organisation = organisation
        self.contact = contact
        self.language = language
    }
}
