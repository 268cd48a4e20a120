import ArgumentParser
import Service

/// `recount config explain`: what can be set.
struct ExplainSettings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain every setting: what it is for, what it must be, and its default.")

    @Argument(
        help: ArgumentHelp(
            "A setting, such as drain.seconds, or a group, such as mail; all if left out.",
            valueName: "key"))
    var keys: [String] = []

    func run() throws {
        let chosen = try keys.isEmpty ? SettingsCatalogue.all : keys.flatMap(Self.settings(named:))
        print(chosen.map(Self.explanation(of:)).joined(separator: "\n\n"))
    }

    private static func settings(named key: String) throws -> [Setting] {
        let found = SettingsCatalogue.all.filter {
            $0.key == key || $0.key.hasPrefix("\(key).") || $0.variable == key
        }
        guard !found.isEmpty else {
            throw SettingsFault.unknownKey(key, nearest: SettingsCatalogue.nearest(to: key))
        }
        return found
    }

    private static func explanation(of setting: Setting) -> String {
        var lines = [
            setting.key, "  \(setting.meaning)", "  must be:  \(setting.expected)",
            "  default:  \(setting.standard)", "  variable: \(setting.variable)",
        ]
        if let key = setting.fileKey, let variable = setting.fileVariable {
            lines.append("  in a file of its own: \(key), \(variable)")
        }
        return lines.joined(separator: "\n")
    }
}
