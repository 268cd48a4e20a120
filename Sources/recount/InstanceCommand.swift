import ArgumentParser
import Configuration
import Consent
import Foundation
import HTTPServer
import Pages
import Service
import Store
import StoreSQL
import StoreSQLite
import SystemPackage
import Values

/// A command that works on an installation.
protocol InstanceCommand: ParsableCommand {
    /// The options before the command's name.
    var root: Recount { get }
    /// The options behind it, which go first.
    var own: InstanceOptions { get }
}

extension InstanceCommand {
    /// The database's name in the data folder.
    static var database: String { "recount.sqlite" }

    /// The settings in force: the command line before variables before the file.
    func settings() throws -> Settings {
        let reader = ConfigReader(providers: try providers())
        var settings = try SettingsReader.settings(from: reader)
        settings.controller.privacy.build = Version.text
        if let data = own.data ?? root.instance.data { settings.data = data }
        return settings
    }

    private func providers() throws -> [any ConfigProvider] {
        let variables = EnvironmentVariablesProvider().prefixKeys(with: "recount")
        guard let path = own.config ?? root.instance.config else { return [variables] }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw SettingsFaults([
                .file(path: path, reason: "cannot be read; check its name and permissions")
            ])
        }
        do {
            let file = FilePath(path)
            let provider = try outcome { try await FileProvider<JSONSnapshot>(filePath: file) }
            return [variables, provider]
        } catch {
            throw SettingsFaults([
                .file(path: path, reason: "is not JSON; check commas, quotes and braces")
            ])
        }
    }

    /// The installation in the data folder, which is made with a fresh key if `mayCreate` says so.
    func open(_ settings: Settings, mayCreate: Bool = false) throws -> Instance {
        let folder = URL(fileURLWithPath: settings.data, isDirectory: true)
        let database = Self.database(of: settings)
        let exists = FileManager.default.fileExists(atPath: database.path)
        guard exists || mayCreate else { throw InstanceFault.nothingThere(folder: settings.data) }
        try makeFolder(settings)
        let file = KeyFile(folder.appending(path: "recount.key"))
        let vault = Vault(try key(in: file, mayCreate: !exists, folder: settings.data))
        let head = Self.head(in: settings)
        let name = try settings.ledgerName(of: vault)
        let store = try SQLStore(
            sqlite: database, vault: vault, ledger: LedgerSetup(name: name, head: head),
            today: WallClock.system.now.day)
        return Instance(store: store, vault: vault, head: head, randomness: .drawnAhead())
    }

    static func head(in settings: Settings) -> HeadFile {
        HeadFile(URL(fileURLWithPath: settings.data).appending(path: "recount.head"))
    }

    /// The database's file in the data folder.
    static func database(of settings: Settings) -> URL {
        URL(fileURLWithPath: settings.data, isDirectory: true).appending(path: Self.database)
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

    /// A key is never made for a database that has one: it would lock the answers away.
    private func key(in file: KeyFile, mayCreate: Bool, folder: String) throws -> MasterKey {
        if let key = try file.load() { return key }
        guard mayCreate else { throw InstanceFault.keyMissing(path: file.url.path) }
        return try file.create(.system)
    }
}

/// Why there is no installation to work on.
enum InstanceFault: Error, CustomStringConvertible {
    case nothingThere(folder: String)
    case keyMissing(path: String)
    case folderNotMade(path: String, code: POSIXErrorCode)
    case restoring(folder: String)

    var description: String {
        switch self {
        case .nothingThere(let folder):
            "there is no installation in ‘\(folder)’; name its folder with --data, "
                + "or start one with: recount --data '\(folder)' serve"
        case .keyMissing(let path):
            "the key file ‘\(path)’ is gone; restore it from your copy of the keys, "
                + "because without it no answer can be read"
        case .restoring(let folder):
            "‘\(folder)’ is being restored, or its recount.lock cannot be opened; start again when "
                + "the restore has ended"
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
            let expected = "a name without spaces and plus signs, such as example.org/ledger"
            throw SettingsFaults([.unreadable(key: "ledger.name", expected: expected)])
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
