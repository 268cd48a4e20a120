import Logging
import Values

/// A line of the log as a JSON object.
package enum JSONLogLine {
    package static func text(of record: LogRecord) -> [UInt8] {
        var members = record.fields.map { ($0.name, $0.value) }
        members.insert(("message", record.message), at: 0)
        members.insert(("level", record.level.rawValue), at: 0)
        members.insert(("time", record.time), at: 0)
        var line: [UInt8] = []
        for (name, value) in members {
            line.append(UInt8(ascii: line.isEmpty ? "{" : ","))
            JSONText.append(name, to: &line)
            line.append(UInt8(ascii: ":"))
            JSONText.append(value, to: &line)
        }
        return line + "}\n".utf8
    }
}

/// A line of the log as `key=value` pairs (<https://brandur.org/logfmt>).
package enum LogfmtLine {
    package static func text(of record: LogRecord) -> [UInt8] {
        let own = [
            ("time", record.time), ("level", record.level.rawValue), ("message", record.message),
        ]
        let pairs = (own + record.fields.map { ($0.name, $0.value) }).map { pair in
            Array(key(pair.0).utf8) + [UInt8(ascii: "=")] + value(pair.1)
        }
        return Array(pairs.joined(separator: " ".utf8)) + "\n".utf8
    }

    /// A key holds no space, quote or equals sign.
    private static func key(_ name: String) -> String {
        name.replacing(/[\s="]/) { _ in "_" }
    }

    /// Whatever could be misread stands in quotes, with the escapes of JSON.
    private static func value(_ text: String) -> [UInt8] {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C }
        guard !isPlain else { return Array(text.utf8) }
        var quoted: [UInt8] = []
        JSONText.append(text, to: &quoted)
        return quoted
    }
}
