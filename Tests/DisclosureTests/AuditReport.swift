import Foundation
import Referees

/// What the auditor of releases says of one document.
struct AuditReport: Decodable {
    struct Finding: Decodable {
        let why: String
        let kind: String?
        let table: String?
        let releases: [String]?
        let cell: String?
        let least: Int?
        let most: Int?
    }

    let file: String
    let findings: [Finding]

    static func all(_ verdict: Referee.Verdict) throws -> [AuditReport] {
        try JSONDecoder().decode([AuditReport].self, from: verdict.output)
    }

    /// Every finding in a line, with its document.
    static func findings(_ verdict: Referee.Verdict) throws -> String {
        try all(verdict).flatMap { report in
            report.findings.map { "\(URL(filePath: report.file).lastPathComponent): \($0)" }
        }.joined(separator: "\n")
    }
}
