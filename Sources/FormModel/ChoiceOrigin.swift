package import Values

/// Where the choices of a question come from.
package enum ChoiceOrigin: Hashable, Sendable {
    /// The file writes them out, at the question or in a list that questions share.
    case file
    /// They are what was chosen in an earlier question, named by its position and identifier.
    case answer(item: Int, ItemIdentifier)
    /// The countries of ISO 3166-1, named in this language.
    case countries(LanguageTag)

    /// The word that names the countries in a survey file.
    static let countriesSource = "countries"
}
