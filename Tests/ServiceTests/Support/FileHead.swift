/// What the head of a file under `deploy` tells people to type and to set: its lines that stand three spaces in.
struct FileHead {
    /// Commands, each of which may go on in the next line behind a `\`.
    let commands: [String]
    /// What is to be written into a file of settings, line by line.
    let settings: [String]

    init(_ path: String) throws {
        let lines = try Guide.page(path).split(separator: "\n").prefix { $0.hasPrefix("#") }
            .compactMap { $0.wholeMatch(of: /#[ ]{3,}(.*)/).map { String($0.output.1) } }
        let entries = lines.joined(separator: "\n").replacing("\\\n", with: "")
            .split(separator: "\n").map(String.init)
        settings = entries.filter { $0.contains(/^[A-Z_]+=/) }
        commands = entries.filter { !$0.contains(/^[A-Z_]+=/) }
    }
}
