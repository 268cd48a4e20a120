package import FormModel
package import Values

/// Why something cannot be published.
package enum PublishingFault: Error, Hashable, Sendable {
    case unknownNotice(path: String)
    /// The version does not say how much has changed.
    case versionTooLow(FormName, version: SemanticVersion, needed: SemanticVersion)
    /// People are answering the survey whose meaning would change under them.
    case majorChangeWhileOpen(FormName)
}

extension PublishingFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownNotice(let path):
            "‘\(path)’ is no notice; name it privacy.LANGUAGE.md or terms.LANGUAGE.md"
        case .versionTooLow(let name, let version, let needed):
            "‘\(name)’ has changed more than version \(version) says; "
                + "raise ‘version’ in the survey file to \(needed)"
        case .majorChangeWhileOpen(let name):
            "‘\(name)’ is open, and this version changes what answers mean; "
                + "close it first (recount form close \(name)), or give the new one another name"
        }
    }
}
