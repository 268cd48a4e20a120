import Consent
import Foundation
import Service
import Store
import StoreSQL
import Values

/// Moves an instance to another data folder, with its key file and the head of its ledger; or to a server
/// and back, where these stay in the data folder.
struct Move {
    private let source: Settings
    private let target: Settings
    private let open: (Settings) throws -> Instance

    /// Makes a move to a data folder, or to the database of an address, whose instances are opened by
    /// `open`.
    init(_ settings: Settings, to place: String, open: @escaping (Settings) throws -> Instance) {
        (source, self.open) = (settings, open)
        var target = settings
        if place.wholeMatch(of: /postgres(ql)?:\/\/.+/) != nil {
            target.database = Secret(place)
        } else {
            (target.data, target.database) = (place, nil)
        }
        self.target = target
    }

    func run() throws {
        guard !isInOneFolder || source.database != target.database else {
            throw MoveFault.samePlace
        }
        let here = try locked(source, source.lock(.exclusive))
        try requireStanding()
        try makeFolder()
        let there = try locked(
            target, isInOneFolder ? lockInOneFolder() : target.lock(.exclusive))
        defer { withExtendedLifetime((here, there)) {} }
        try copyKey()
        try copyHead()
        let move = InstanceMove(
            from: try source.engine(), to: try target.engine(), progress: ProgressLine.report)
        let rows = try move.run(to: target.placeName, telling: Progress.tell)
        try open(target).store.record(OperatorAction(.moved, ["rows": String(rows)]), leaf: nil)
        tell(rows)
    }

    private var isInOneFolder: Bool {
        let paths = [source, target].map {
            URL(fileURLWithPath: $0.data, isDirectory: true).standardizedFileURL.path
        }
        return paths[0] == paths[1]
    }

    private func locked(_ settings: Settings, _ lock: InstanceLock?) throws -> InstanceLock {
        guard let lock else { throw MoveFault.inUse(place: settings.placeName) }
        return lock
    }

    /// The folder's lock is taken already.
    private func lockInOneFolder() throws -> InstanceLock? {
        guard target.database != nil else { return InstanceLock() }
        return try target.serverLock(.exclusive).map { InstanceLock($0) }
    }

    /// The key fits, and the ledger goes on from its last head; one that has left was looked at before.
    private func requireStanding() throws {
        do {
            try open(source).store.requireStanding()
        } catch StoreError.movedAway {
            return
        }
    }

    private func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: target.data, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw OperatorFault.notCreated(target.data)
        }
    }

    /// A key that is there already is never replaced: something may have been sealed by it.
    private func copyKey() throws {
        // A program gives the key to both.
        guard source.keyCommand.isEmpty else { return }
        let file = Migrate.keyFile(of: target)
        guard try file.load() == nil else {
            guard try Migrate.vault(target).check == Migrate.vault(source).check else {
                throw MoveFault.otherKey(path: file.url.path)
            }
            return
        }
        let content = try OperatorFault.contents(of: Migrate.keyFile(of: source).url.path)
        let copy = try OperatorFault.create(file.url.path)
        try copy.write(contentsOf: Data(content))
        try copy.synchronize()
    }

    private func copyHead() throws {
        let head = Migrate.head(in: source)
        guard try head.load() != nil else { return }
        let text = try String(contentsOf: head.url, encoding: .utf8)
        try Migrate.head(in: target).publish(SignedNote(text))
    }

    private func tell(_ rows: Int) {
        print(
            "moved to ‘\(target.placeName)’: \(rows) rows, each compared; the ledger leads to the same head"
        )
        print("next, \(advice)")
        print(
            "‘\(source.placeName)’ serves no more; it holds the keys of whoever is erased from now on, so "
                + "delete it when you have looked at the copy")
    }

    private var advice: String {
        if target.database != nil {
            return "set ‘database’ (RECOUNT_DATABASE) to that address, run: recount --data "
                + "'\(target.data)' doctor, and start the server; recount.key stays in ‘\(target.data)’"
        }
        let unset = source.database == nil ? "" : "remove ‘database’ (RECOUNT_DATABASE), "
        return
            "\(unset)run: recount --data '\(target.data)' doctor, and start the server with --data "
            + "'\(target.data)'"
    }
}
