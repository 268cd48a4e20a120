package import Values

/// An article that was read and checked: its body is HTML already.
package struct Article: Hashable, Sendable {
    /// The title, the page's only first-level heading.
    package let title: String
    /// One or two sentences below the title and on the start page.
    package let summary: String
    /// What readers must know before they read on, for example that the text is a demonstration.
    package let notice: String?
    /// Who reviewed the text.
    package let reviewedBy: String
    /// When it was last reviewed; nil when it never was.
    package let lastReviewed: Day?
    /// The survey that the article calls to.
    package let survey: FormName?
    /// The invitation to that survey.
    package let call: String?
    /// Says whether the sign-up box stands in the article.
    package let hasSignUp: Bool
    /// What the citations `[1]`, `[2]` … lead to.
    package let references: [Reference]
    /// The body in one or two parts; the sign-up box stands behind the first.
    let parts: [String]

    /// A source that the article cites.
    package struct Reference: Hashable, Sendable {
        /// The source in words.
        package let text: String
        /// Where it is on the web, as `https://…` or `http://…`.
        package let address: String?
    }
}
