import Foundation

/// The settings in a configuration file: JSON, in which groups stand for the parts of a key.
struct ConfigurationFile {
    /// What the file gives, by key: `{"mail": {"from": …}}` gives `mail.from`.
    private(set) var values: [String: GivenValue] = [:]

    init(_ path: String) throws(SettingsFault) {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw .file(path: path, reason: "cannot be read; check its name and permissions")
        }
        guard let root = try? JSONDecoder().decode(Node.self, from: content) else {
            throw .file(path: path, reason: "is not JSON; check commas, quotes and braces")
        }
        guard case .group(let members) = root else {
            throw .file(
                path: path, reason: "must begin with ‘{’; compare it with deploy/recount.json")
        }
        take(members, under: "")
    }

    private mutating func take(_ members: [String: Node], under prefix: String) {
        for (name, node) in members {
            switch node {
            case .group(let members): take(members, under: "\(prefix)\(name).")
            case .value(let value): values[prefix + name] = value
            case .nothing: break
            }
        }
    }

    private enum Node: Decodable {
        case nothing
        case value(GivenValue)
        case group([String: Node])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let flag = try? container.decode(Bool.self) {
                self = .value(.other(flag ? "true" : "false"))
            } else if let number = try? container.decode(Int.self) {
                self = .value(.number(number))
            } else if let number = try? container.decode(Double.self) {
                self = .value(.other(String(number)))
            } else if let text = try? container.decode(String.self) {
                self = .value(.text(text))
            } else if let texts = try? container.decode([String].self) {
                self = .value(.texts(texts))
            } else if let members = try? container.decode([String: Node].self) {
                self = .group(members)
            } else {
                self = .value(.other("a list of other things than texts"))
            }
        }
    }
}
