/// One thing that is wrong in the configuration.
package enum SettingsFault: Error, Hashable, Sendable {
    /// A value that is none for the setting; nil where nobody may see it.
    case wrong(key: String, value: String?, origin: SettingOrigin, expected: String)
    /// A key that no setting has.
    case unknownKey(String, nearest: String?)
    /// A variable that begins as ours do, and belongs to no setting.
    case unknownVariable(String, nearest: String?)
    /// A secret that is given itself, and by a file.
    case twice(key: String, origin: SettingOrigin, fileKey: String, fileOrigin: SettingOrigin)
    indirect case secretFile(
        key: String, origin: SettingOrigin, path: String, SecretFile.Failure)
    /// The configuration file itself.
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
        case .wrong(let key, let value, let origin, let expected):
            "\(origin.name(of: key)) \(value.map { "is ‘\($0)’, but " } ?? "")must be \(expected)"
        case .unknownKey(let key, let nearest):
            "‘\(key)’ is no setting; \(Self.advice(nearest))"
        case .unknownVariable(let name, let nearest):
            "the variable \(name) is no setting; \(Self.advice(nearest))"
        case .twice(let key, let origin, let fileKey, let fileOrigin):
            "‘\(key)’ is given twice, by \(origin.name(of: key)) and by "
                + "\(fileOrigin.name(of: fileKey)); keep one of them"
        case .secretFile(let key, let origin, let path, let failure):
            "\(origin.name(of: key)): \(failure.words(path))"
        case .missing(let key, let why): "‘\(key)’ is needed, because \(why.rawValue)"
        case .file(let path, let reason): "the configuration file ‘\(path)’ \(reason)"
        }
    }

    private static func advice(_ nearest: String?) -> String {
        nearest.map { "did you mean ‘\($0)’?" } ?? "see: recount config explain"
    }
}

extension SettingOrigin {
    /// What an operator has to look for, to change what is given for a key.
    func name(of key: String) -> String {
        switch self {
        case .variable(let name): "‘\(key)’ (\(name))"
        case .option(let name): "‘\(key)’ (\(name))"
        case .standard, .file, .secretFile: "‘\(key)’"
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
