import Foundation
import Service
import Store
import StoreSQL
import StoreSQLite
import Values

/// Brings the schema of an installation up to date while nobody else works there: copies the database,
/// runs what is pending in one transaction, looks at everything, and removes the copy, which holds the
/// keys of whoever is erased from then on. On a server it makes no copy.
struct Upgrade {
    /// What an upgrade came to.
    struct Outcome {
        /// The scripts that were run.
        let scripts: [String]
        /// What is wrong afterwards; then the copies stay.
        let findings: [String]
        /// The copies that are still there.
        let copies: [URL]
    }

    private let settings: Settings
    private let files: SQLiteUpgrade?
    private let open: () throws -> Instance
    private let tell: (String) -> Void

    /// Makes an upgrade of the installation that `open` opens, which runs what is pending.
    init(
        _ settings: Settings, telling tell: @escaping (String) -> Void,
        open: @escaping () throws -> Instance
    ) {
        self.settings = settings
        files = settings.database == nil ? SQLiteUpgrade(of: settings.databaseFile) : nil
        (self.open, self.tell) = (open, tell)
    }

    /// The scripts that are to be run.
    func pending() throws -> [String] { try settings.pendingScripts() }

    /// Upgrades, or looks once more at what an earlier upgrade has come to; nil when nothing is to be done.
    func run() throws -> Outcome? {
        let pending = try pending()
        guard try !pending.isEmpty || !copies().isEmpty else { return nil }
        guard let lock = try settings.lock(.exclusive) else {
            guard !pending.isEmpty else { throw MoveFault.inUse(place: settings.placeName) }
            throw InstanceFault.upgradeInUse(place: settings.placeName)
        }
        defer { withExtendedLifetime(lock) {} }
        let instance = try pending.isEmpty ? open() : upgraded(by: pending)
        tell("looking whether all is well …")
        let findings = self.findings(in: instance)
        guard findings.isEmpty else {
            return Outcome(scripts: pending, findings: findings, copies: try copies())
        }
        for copy in try copies() { try SQLiteUpgrade.discard(copy) }
        return Outcome(scripts: pending, findings: [], copies: [])
    }

    /// The copies that are there; none before a database is.
    func copies() throws -> [URL] {
        guard let files, FileManager.default.fileExists(atPath: settings.databaseFile.path) else {
            return []
        }
        return try files.copies()
    }

    private func upgraded(by scripts: [String]) throws -> Instance {
        if files != nil { tell("copying the database as it is …") }
        let copy = try files?.copy(at: WallClock.system.now)
        tell("upgrading: \(scripts.joined(separator: ", ")) …")
        do {
            return try open()
        } catch {
            // What was not upgraded needs no copy.
            if let copy, try pending() == scripts { try SQLiteUpgrade.discard(copy) }
            throw error
        }
    }

    private func findings(in instance: Instance) -> [String] {
        var examination = Examination(instance, progress: ProgressLine.report)
        do {
            return try examination.findings().map(\.description)
        } catch {
            return ["\(error)"]
        }
    }
}
