/// Where a setting's value comes from.
package enum SettingOrigin: Hashable, Sendable {
    case standard
    /// The configuration file at this path.
    case file(String)
    /// A variable of this name.
    case variable(String)
    /// An option of the command line.
    case option(String)
    /// The first line of a file, which a key or a variable of this name names.
    indirect case secretFile(path: String, namedBy: SettingOrigin)
}

extension SettingOrigin: CustomStringConvertible {
    package var description: String {
        switch self {
        case .standard: "default"
        case .file(let name), .variable(let name), .option(let name): name
        case .secretFile(let path, let origin): "\(path), named by \(origin)"
        }
    }
}
