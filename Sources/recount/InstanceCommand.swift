import ArgumentParser
import Consent
import Foundation
import HTTPServer
import Pages
import Service
import Store
import StoreSQL
import Values

/// A command that works on an installation.
protocol InstanceCommand: ParsableCommand {
    /// The options before the command's name.
    var root: Recount { get }
    /// The options behind it, which go first.
    var own: InstanceOptions { get }
}

extension InstanceCommand {
    /// The settings in force: the command line before variables before the file.
    func settings() throws -> Settings {
        var settings = try settingsInForce().settings
        settings.controller.privacy.build = Version.text
        return settings
    }

    /// The same, and where each of them comes from.
    func settingsInForce() throws -> SettingsInForce {
        var typed: [String: (name: String, value: String)] = [:]
        if let data = own.data ?? root.instance.data { typed["data"] = ("--data", data) }
        if let address = own.database ?? root.instance.database {
            typed["database"] = ("--database", address)
        }
        let sources: SettingSources
        do {
            sources = try SettingSources(
                options: typed, variables: ProcessInfo.processInfo.environment,
                file: own.config ?? root.instance.config)
        } catch {
            throw SettingsFaults([error])
        }
        return try SettingsReader.settings(from: sources)
    }

    /// The installation in the data folder, which is made with a fresh key if `mayCreate` says so.
    ///
    /// - Throws: ``InstanceFault/olderSchema(pending:)`` for a database that has to be upgraded first.
    func open(_ settings: Settings, mayCreate: Bool = false) throws -> Instance {
        let pending = try settings.pendingScripts()
        guard pending.isEmpty else { throw InstanceFault.olderSchema(pending: pending) }
        return try openUpgrading(settings, mayCreate: mayCreate)
    }

    /// What upgrades the installation of the settings.
    func upgrade(of settings: Settings, telling tell: @escaping (String) -> Void) -> Upgrade {
        Upgrade(settings, telling: tell) { try openUpgrading(settings, mayCreate: false) }
    }

    private func openUpgrading(_ settings: Settings, mayCreate: Bool) throws -> Instance {
        let file = Self.keyFile(of: settings)
        // Whether there is anything on a server is only known once it was asked, with the key.
        let trace = settings.database == nil ? settings.databaseFile : file.url
        let exists =
            FileManager.default.fileExists(atPath: trace.path)
            || (settings.database != nil && !settings.keyCommand.isEmpty)
        guard exists || mayCreate else { throw InstanceFault.nothingThere(folder: settings.data) }
        try makeFolder(settings)
        let vault = try Self.vault(settings, mayCreate: !exists)
        let head = Self.head(in: settings)
        let name = try settings.ledgerName(of: vault)
        let ledger = LedgerSetup(name: name, head: head)
        do {
            let store = try settings.store(
                vault: vault, ledger: ledger, today: WallClock.system.now.day)
            return Instance(store: store, vault: vault, head: head, randomness: .drawnAhead())
        } catch StoreError.foreignKey where !exists {
            // The database is there already, and the key was made a moment ago and has sealed nothing.
            try FileManager.default.removeItem(at: file.url)
            throw InstanceFault.keyMissing(path: file.url.path)
        }
    }

    static func keyFile(of settings: Settings) -> KeyFile {
        let folder = URL(fileURLWithPath: settings.data, isDirectory: true)
        return KeyFile(folder.appending(path: "recount.key"))
    }

    static func head(in settings: Settings) -> HeadFile {
        HeadFile(URL(fileURLWithPath: settings.data).appending(path: "recount.head"))
    }

    /// Makes the data folder if it is not there.
    func makeFolder(_ settings: Settings) throws {
        // Nobody else on the machine has business with the answers, nor with files made later.
        umask(0o077)
        let folder = URL(fileURLWithPath: settings.data, isDirectory: true)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
        } catch let error as CocoaError {
            let cause = (error.underlying as? POSIXError)?.code ?? .EIO
            throw InstanceFault.folderNotMade(path: folder.path, code: cause)
        }
    }

    /// The keys of the installation, out of its file or from the program that the settings name.
    ///
    /// A key is never made for a database that has one: it would lock the answers away.
    static func vault(_ settings: Settings, mayCreate: Bool = false) throws -> Vault {
        Vault(try key(settings, mayCreate: mayCreate))
    }

    private static func key(_ settings: Settings, mayCreate: Bool) throws -> MasterKey {
        let file = keyFile(of: settings)
        let kept = try file.load()
        guard settings.keyCommand.isEmpty else {
            guard kept == nil else { throw InstanceFault.twoKeys(path: file.url.path) }
            return try KeyCommand(settings.keyCommand).load()
        }
        if let kept { return kept }
        guard mayCreate else { throw InstanceFault.keyMissing(path: file.url.path) }
        return try file.create(.system)
    }
}

/// Why there is no installation to work on.
enum InstanceFault: Error, CustomStringConvertible {
    case nothingThere(folder: String)
    case keyMissing(path: String)
    /// A key file, and a program that gives a key.
    case twoKeys(path: String)
    case folderNotMade(path: String, code: POSIXErrorCode)
    case restoring(folder: String)
    case olderSchema(pending: [String])
    case upgradeInUse(place: String)
    case onServer(instead: String)
    case withoutPostgreSQL

    var description: String {
        switch self {
        case .nothingThere(let folder):
            "there is no installation in ‘\(folder)’; name its folder with --data, "
                + "or start one with: recount --data '\(folder)' serve"
        case .keyMissing(let path):
            "the key file ‘\(path)’ is gone; restore it from your copy of the keys, "
                + "because without it no answer can be read"
        case .twoKeys(let path):
            "there is a key file, ‘\(path)’, and key.command is set; put the file's content where the "
                + "program finds it and remove the file, or take key.command away"
        case .restoring(let folder):
            "‘\(folder)’ is being restored, upgraded or moved, or its recount.lock cannot be opened; "
                + "start again when that has ended"
        case .olderSchema(let pending):
            "the database is of an older version (pending: \(pending.joined(separator: ", "))); stop the "
                + "server, and run: recount migrate"
        case .upgradeInUse(let place):
            "the database in ‘\(place)’ is of an older version, and a server uses it, or its "
                + "recount.lock cannot be opened; stop the server first"
        case .onServer(let instead):
            "this command copies the database's file, and the data is in PostgreSQL; \(instead)"
        case .withoutPostgreSQL:
            "this program was built without PostgreSQL; unset ‘database’ (RECOUNT_DATABASE), or "
                + "install a program that was built with it"
        case .folderNotMade(let path, let code):
            "the data folder ‘\(path)’ cannot be made: "
                + "\(unsafe String(cString: strerror(code.rawValue))); name another one with --data"
        }
    }
}

extension Instance {
    /// What leads stories on their way.
    func stories(_ settings: Settings) throws -> StoryDesk {
        StoryDesk(self, controller: settings.controller, pages: try settings.pages())
    }
}

extension Settings {
    /// The name under which a ledger signs that has none yet.
    func ledgerName(of vault: Vault) throws(SettingsFaults) -> LedgerName {
        let host = publicURL.flatMap { URL(string: $0)?.host() }
        let mark = vault.check.prefix(4).map { String($0, radix: 16) }.joined()
        let text = ledgerName ?? host.map { "\($0)/ledger" } ?? "recount.invalid/\(mark)/ledger"
        guard let name = LedgerName(text) else {
            throw SettingsFaults([
                .wrong(
                    key: "ledger.name", value: text, origin: .standard,
                    expected: SettingsCatalogue.ledgerNameExpectation)
            ])
        }
        return name
    }

    /// How the site presents itself.
    var site: Site {
        Site(
            name: siteName, organisation: controller.name, contact: controller.contact,
            language: siteLanguage, address: publicURL, periods: periods)
    }

    /// The pages in the operator's theme, or the built-in ones.
    func pages(preview: PreviewBanner? = nil) throws(SiteFaults) -> PageRenderers {
        guard let theme else { return try PageRenderers(site: site, preview: preview) }
        let folder = URL(fileURLWithPath: theme, isDirectory: true)
        return try PageRenderers(
            site: site, files: SiteFiles(overriddenBy: folder), preview: preview)
    }
}
