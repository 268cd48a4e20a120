import Foundation
import Referees
import Testing
import Values

@testable import Disclosure

/// What a reader can conclude from releases, as an auditor sees it who shares no code with them.
@Suite struct AuditorTests {
    /// How many documents the auditor is given at once.
    private static let batch: UInt64 = 30

    @Test("the auditor knows what every data set of a few people says, and what is known by hand")
    func auditor() throws {
        let verdict = try Referee.releases.judge("--check", "10")
        #expect(verdict.believes, "\(verdict.reason)")
    }

    @Test("nobody works out a small count of communities by chance")
    func communities() throws {
        let last = UInt64(RandomCommunity.cases(30))
        for first in stride(from: 1, through: last, by: Int(Self.batch)) {
            let folder = try AuditFolder()
            for seed in first...min(last, first + Self.batch - 1) {
                let community = try RandomCommunity.grown(seed: seed)
                try folder.add("seed-\(seed)", community.auditDocument.bytes)
            }
            let verdict = try Referee.releases.judge(folder.files)
            let findings = try AuditReport.findings(verdict)
            #expect(verdict.believes, "\(findings)")
        }
    }

    @Test("the auditor finds what would follow from true counts, and a count outside its band")
    func published() throws {
        let folder = try AuditFolder()
        let community = try RandomCommunity.grown(seed: 4)
        let document = community.auditDocument.json
        try folder.add("true", document.withTrueValues().canonical)
        try folder.add("false", document.withFalseCounts().canonical)
        let reports = try AuditReport.all(Referee.releases.judge(folder.files))
        #expect(reports[0].findings.contains { $0.why == "too few values" })
        #expect(reports[0].findings.contains { $0.why == "certainly nobody of the group" })
        let untrue = "the true count is not in what is published"
        #expect(reports[1].findings.contains { $0.why == untrue })
    }
}

extension Community {
    /// All releases with their true counts.
    var auditDocument: ReleaseAuditDocument {
        ReleaseAuditDocument(plan, history.releases, trueCounts: made.map(\.trueCounts))
    }
}

extension JSONValue {
    /// An audit document that publishes the true counts instead of the bands.
    fileprivate func withTrueValues() -> JSONValue {
        changingEntries { entry in entry["true"].map { entry["value"] = $0 } }
    }

    /// An audit document whose true counts are above everything that is published.
    fileprivate func withFalseCounts() -> JSONValue {
        changingEntries { $0["true"] = .integer(1_000_000) }
    }

    /// The same with a change of each cell and margin, which alone have a place `at`.
    private func changingEntries(_ change: (inout [String: JSONValue]) -> Void) -> JSONValue {
        switch self {
        case .array(let values): return .array(values.map { $0.changingEntries(change) })
        case .object(var members):
            if members["at"] != nil {
                change(&members)
                return .object(members)
            }
            return .object(members.mapValues { $0.changingEntries(change) })
        case .null, .bool, .integer, .string: return self
        }
    }
}
