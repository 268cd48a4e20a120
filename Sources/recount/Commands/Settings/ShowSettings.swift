import ArgumentParser
import Service
import Values

/// `recount config show`: every setting in force, and where it comes from.
struct ShowSettings: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show every setting: its value, and where that comes from.",
        discussion: """
            The last column is ‘default’, or the file, variable or option that sets the value. What stands in parentheses is what happens where nothing is set. Secrets \
            are hidden.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Flag(help: "Leave out what has its default.")
    var set = false

    @Flag(help: "Print one JSON object with all settings, for programs.")
    var json = false

    func run() throws {
        let entries = try settingsInForce().entries.filter { !set || $0.origin != .standard }
        guard !json else { return print(Self.document(of: entries)) }
        let rows = entries.map { entry in
            [entry.setting.key, Self.words(entry), entry.origin.description]
        }
        let widths = (0...1).map { column in rows.map(\.[column].count).max() ?? 0 }
        for row in rows { print(Self.line(row, widths.map { min($0, Self.widest) })) }
    }

    private static func words(_ entry: SettingsInForce.Entry) -> String {
        Setting.words(entry.value) ?? "(\(entry.setting.otherwise ?? "none"))"
    }

    /// The letters of a column; what is longer moves its neighbour.
    private static let widest = 44

    private static func line(_ row: [String], _ widths: [Int]) -> String {
        "\(padded(row[0], widths[0]))  \(padded(row[1], widths[1]))  \(row[2])"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func document(of entries: [SettingsInForce.Entry]) -> String {
        let document = JSONValue.object(["settings": .array(entries.map(\.json))])
        return String(decoding: document.canonical, as: UTF8.self)
    }
}
