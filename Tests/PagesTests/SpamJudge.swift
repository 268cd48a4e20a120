import Foundation
import MailSink
import Testing

/// SpamAssassin with Debian's rules, in `judge-spam.pl`; `make test` installs it.
enum SpamJudge {
    /// A rule that a mail met, and what it adds to the mail's score.
    struct Rule: Hashable, CustomStringConvertible {
        let name: String
        let score: Double

        var description: String { "\(name) \(score)" }
    }

    /// Rules that say nothing about a mail of ours. The relay that hands a mail over in a test has an
    /// address that is kept for documentation (RFC 5737), which no relay can have.
    private static let uncounted: Set = ["RCVD_ILLEGAL_IP"]

    /// The rules that each mail met and that count against it; one process looks at all mails.
    static func findings(in mails: [[UInt8]]) throws -> [[Rule]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try mails.enumerated().map { number, mail in
            let file = folder.appending(path: "\(number).eml")
            try Data(mail).write(to: file)
            return file.path
        }
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "judge-spam.pl").path
        let process = try ChildProcess("/usr/bin/perl", [script] + paths)
        try #require(process.wait() == 0, "\(process.output)")
        let lines = process.output.split(separator: "\n")
        try #require(lines.count == mails.count, "\(process.output)")
        return try lines.map(rules(of:))
    }

    /// What lowers a score, such as a relay that is believed, would hide what raises it.
    private static func rules(of line: Substring) throws -> [Rule] {
        try line.split(separator: "\t").dropFirst().map { entry in
            let sides = entry.split(separator: "=")
            let score = try #require(sides.last.flatMap { Double($0) }, "\(line)")
            return Rule(name: String(sides[0]), score: score)
        }
        .filter { $0.score > 0 && !uncounted.contains($0.name) }
    }
}
