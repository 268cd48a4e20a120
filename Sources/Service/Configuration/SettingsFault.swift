/// One thing that is wrong in the configuration.
package enum SettingsFault: Error, Hashable, Sendable {
    /// A value that cannot be read as what it should be.
    case unreadable(key: String, expected: String)
    case outOfRange(key: String, allowed: ClosedRange<Int>)
    case notAnAddress(key: String)
    case notOrigins(key: String)
    case unknownLevel(key: String)
    case file(path: String, reason: String)
    /// A value that is needed and not there.
    case missing(key: String, why: Need)

    /// What a value is needed for.
    package enum Need: String, Hashable, Sendable {
        case links = "mails hold links to this site"
        case sender = "somebody has to be the sender of mails"
        case relay = "mails go to a mail server"
    }
}

extension SettingsFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let key, let expected): "‘\(key)’ must be \(expected)"
        case .outOfRange(let key, let allowed):
            "‘\(key)’ must be a number from \(allowed.lowerBound) to \(allowed.upperBound)"
        case .notAnAddress(let key):
            "‘\(key)’ must be an address and a port in figures, for example 127.0.0.1:8080 or [::1]:8080"
        case .notOrigins(let key):
            "‘\(key)’ must be origins with spaces between, for example https://example.org"
        case .unknownLevel(let key):
            "‘\(key)’ must be trace, debug, info, notice, warning, error or critical"
        case .missing(let key, let why): "‘\(key)’ is needed, because \(why.rawValue)"
        case .file(let path, let reason): "the configuration file ‘\(path)’ \(reason)"
        }
    }
}

/// Everything that is wrong in the configuration, at once.
package struct SettingsFaults: Error, Hashable, Sendable, CustomStringConvertible {
    package let faults: [SettingsFault]

    package init(_ faults: [SettingsFault]) {
        self.faults = faults
    }

    package var description: String {
        (["the configuration cannot be used:"] + faults.map { "  \($0)" }).joined(separator: "\n")
    }
}
