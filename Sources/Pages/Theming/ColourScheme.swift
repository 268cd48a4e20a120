/// For which setting of a person's device a colour is.
package enum ColourScheme: String, CaseIterable, Sendable {
    case light
    case dark
}
