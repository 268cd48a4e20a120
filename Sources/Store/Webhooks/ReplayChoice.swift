package import Values

/// Which messages a webhook is told again.
package enum ReplayChoice: Hashable, Sendable {
    /// The message of that identifier, whether it was sent or not.
    case message(String)
    /// Those of things that happened on that day or later; only what never arrived if `lostAlone` says so.
    case since(Day, lostAlone: Bool)
}
