import Consent
package import Foundation
import Mail
import Store
import Values

/// Looks at what stands around the database: files and their owners, the disk, backups, retention,
/// mails that wait, webhooks, and whether the published notice still says what is done.
package struct InstallationCheck {
    /// Something to do, and how urgent it is.
    package struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// How urgent it is.
        package enum Kind: String, Hashable, Sendable {
            /// Something is wrong now.
            case error
            /// Something should be done before it goes wrong.
            case advice
        }

        package let kind: Kind
        package let description: String
    }

    private static let day: Int64 = 86_400
    /// A log of this size or more, in bytes, was not folded into the database for long.
    private static let longLog: Int64 = 256 << 20
    /// How many waiting mails are looked at, the oldest first.
    private static let mailLimit = 1_000

    private let instance: Instance
    private let settings: Settings
    private let folder: String
    /// The database's file; nil where a server holds the data.
    private let database: String?
    private var found: [Finding] = []

    package init(_ instance: Instance, settings: Settings, database: URL?) {
        self.instance = instance
        self.settings = settings
        folder = settings.data
        self.database = database?.path
    }

    /// Everything that is to be done; errors first.
    package mutating func findings() throws -> [Finding] {
        if let database { try examineOwners(of: database) }
        try examineFolder()
        // Of a server's disk and backups its operator knows.
        if let database {
            try examineDisk(for: database)
            try examineBackups()
        }
        try examineRetention()
        try examineNotices()
        try examineMails()
        try examineWebhooks()
        return found.filter { $0.kind == .error } + found.filter { $0.kind == .advice }
    }

    private mutating func add(_ kind: Finding.Kind, _ text: String) {
        found.append(Finding(kind: kind, description: text))
    }

    private mutating func examineOwners(of database: String) throws {
        let owner = try Self.attribute(.ownerAccountID, of: database)
        let key = settings.keyCommand.isEmpty ? ["\(folder)/recount.key"] : []
        for path in [folder] + key
        where try Self.attribute(.ownerAccountID, of: path) != owner {
            add(
                .error,
                "‘\(path)’ and ‘\(database)’ belong to different users, so that a server cannot "
                    + "use both; run: chown --reference='\(database)' '\(path)'")
        }
    }

    private mutating func examineFolder() throws {
        let mode = try Self.attribute(.posixPermissions, of: folder) ?? 0
        if mode & 0o077 != 0 {
            add(
                .advice,
                "‘\(folder)’ may be entered by others (mode \(String(mode, radix: 8))); "
                    + "run: chmod 700 '\(folder)'")
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        where name.contains(".before-restore-") || name.contains(".before-upgrade-") {
            add(
                .error,
                "‘\(folder)/\(name)’ holds old data with its keys, also of whoever is erased from "
                    + "now on; "
                    + (name.contains(".before-upgrade-")
                        ? "run recount migrate, which deletes it when all is well" : "delete it"))
        }
    }

    private mutating func examineDisk(for database: String) throws {
        let size = try Self.attribute(.size, of: database) ?? 0
        let system = try FileManager.default.attributesOfFileSystem(forPath: folder)
        if let free = (system[.systemFreeSize] as? NSNumber)?.int64Value, free < 2 * size {
            add(
                .advice,
                "\(free >> 20) MiB are free, less than twice the database's \(size >> 20) MiB; free "
                    + "some space, because a backup beside it takes as much as the database")
        }
        let log = "\(database)-wal"
        guard FileManager.default.fileExists(atPath: log) else { return }
        if let length = try Self.attribute(.size, of: log), length >= Self.longLog {
            add(
                .advice,
                "the write-ahead log has \(length >> 20) MiB; restart the server to fold it in")
        }
    }

    private mutating func examineBackups() throws {
        guard let last = try instance.store.lastUpkeep(.backup) else {
            return add(.advice, "there is no backup yet; run: recount backup FOLDER")
        }
        let days = (instance.clock.now.seconds - last.seconds) / Self.day
        if days >= settings.retention.backupAdviceDays {
            add(.advice, "the last backup is \(days) days old; run: recount backup FOLDER")
        }
    }

    private mutating func examineRetention() throws {
        let last = try instance.store.lastUpkeep(.retention)
        guard let last, instance.clock.now.seconds - last.seconds < Self.day else {
            let when = last.map { "since \($0)" } ?? "yet"
            return add(
                .advice,
                "what is past its time was not forgotten \(when); keep a server running, or run: "
                    + "recount retention run")
        }
    }

    private mutating func examineNotices() throws {
        for published in try instance.store.currentNotices() {
            let notice = published.notice
            let named = try instance.store.periods(of: notice.digest)
            for (name, value) in named.sorted(by: { $0.key < $1.key }) {
                guard let set = settings.periods[name], set != value else { continue }
                add(
                    .error,
                    "the notice ‘\(notice.kind.rawValue)’ in ‘\(notice.language)’ says \(value) for "
                        + "‘\(name)’, but the configuration says \(set); publish it again with: "
                        + "recount notice publish FILE, or set the period back")
            }
        }
    }

    private mutating func examineMails() throws {
        guard settings.mail.way != .off else { return }
        let waiting = try instance.store.outbox(limit: Self.mailLimit)
        let late = waiting.count { instance.clock.now.seconds - $0.queuedAt.seconds > Self.day }
        if late > 0 {
            add(
                .advice,
                "\(late == 1 ? "1 mail waits" : "\(late) mails wait") longer than a day; keep a "
                    + "server running, and see: recount outbox list")
        }
        guard settings.mail.way == .smtp else { return }
        let refused = waiting.lazy.compactMap(\.reply).first(where: DeliveryFault.isOperatorFault)
        if let refused {
            add(
                .error,
                "mails wait because of a fault here (\(refused)); look at mail.smtp in the "
                    + "configuration, and run: recount doctor mail ADDRESS")
        }
    }

    private mutating func examineWebhooks() throws {
        for webhook in try instance.store.webhooks() {
            let (name, lost) = (webhook.name, webhook.tally.lost)
            guard webhook.state == .active else {
                add(
                    .error,
                    "the webhook ‘\(name)’ wants nothing any more; run: recount webhook resume \(name), "
                        + "or: recount webhook remove \(name)")
                continue
            }
            guard lost > 0 else { continue }
            add(
                .advice,
                "\(lost == 1 ? "1 message" : "\(lost) messages") to the webhook ‘\(name)’ never "
                    + "arrived; see: recount webhook show \(name) --lost")
        }
    }

    private static func attribute(_ key: FileAttributeKey, of path: String) throws -> Int64? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[key] as? NSNumber)?.int64Value
    }
}
