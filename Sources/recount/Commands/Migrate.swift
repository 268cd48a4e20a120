import ArgumentParser
import Foundation
import Service
import Store
import StoreSQL

/// `recount migrate`: brings the schema up to date, or moves the instance to another database.
struct Migrate: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Upgrade the database, or move everything to another one, while no server runs.",
        discussion: """
            Without an option, upgrades the schema in one transaction. A copy of the database file is \
            made first, beside it, and removed when everything was looked at and is well: it holds the \
            keys of whoever is erased later. A server does the same when it starts.

            With --to, copies every table to another data folder or to an empty PostgreSQL database, \
            compares every row, and lets the copy serve in the place of this database, which serves no \
            more. If it is cut, run it again: it goes on where it was. Delete what was left behind as \
            soon as you have looked at the copy. A password in an address is seen by others on this \
            machine while the command runs; ~/.pgpass or PGPASSWORD keep it from them.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Flag(help: "Tell what is pending, and end with 1 if anything is.")
    var check = false

    @Option(
        help: ArgumentHelp(
            "Where to move everything: a data folder, or postgresql://USER@HOST/NAME.",
            valueName: "place"))
    var to: String?

    @Flag(help: "Let this database go on that was moved, if nobody has used the other one yet.")
    var takeBack = false

    func validate() throws {
        guard [check, to != nil, takeBack].count(where: \.self) <= 1 else {
            throw ValidationError("name one of ‘--check’, ‘--to’ and ‘--take-back’")
        }
    }

    func run() throws {
        let settings = try settings()
        umask(0o077)
        let trace =
            settings.database == nil ? settings.databaseFile : Self.keyFile(of: settings).url
        guard FileManager.default.fileExists(atPath: trace.path) else {
            throw InstanceFault.nothingThere(folder: settings.data)
        }
        let upgrade = upgrade(of: settings, telling: Progress.tell)
        if check { return try tellPending(upgrade) }
        if takeBack { return try takeBack(settings) }
        guard let to else { return try run(upgrade) }
        try requireCurrent(upgrade)
        try Move(settings, to: to) { try open($0) }.run()
    }

    private func tellPending(_ upgrade: Upgrade) throws {
        let pending = try upgrade.pending()
        guard !pending.isEmpty else { return print("the schema is up to date") }
        print("pending: \(pending.joined(separator: ", "))")
        throw ExitCode.failure
    }

    private func run(_ upgrade: Upgrade) throws {
        guard let outcome = try upgrade.run() else { return print("the schema is up to date") }
        if !outcome.scripts.isEmpty {
            print("upgraded: \(outcome.scripts.joined(separator: ", "))")
        }
        guard !outcome.findings.isEmpty else {
            return print("all is well; the copy of the database as it was is deleted")
        }
        for finding in outcome.findings { print(finding) }
        for copy in outcome.copies {
            print(
                "‘\(copy.path)’ is the database as it was, with its keys; it stays until all is well, so "
                    + "run recount migrate again, or delete it")
        }
        throw ExitCode.failure
    }

    private func requireCurrent(_ upgrade: Upgrade) throws {
        let pending = try upgrade.pending()
        guard pending.isEmpty else { throw InstanceFault.olderSchema(pending: pending) }
    }

    private func takeBack(_ settings: Settings) throws {
        guard let lock = try settings.lock(.exclusive) else {
            throw MoveFault.inUse(place: settings.placeName)
        }
        defer { withExtendedLifetime(lock) {} }
        try InstanceMove.takeBack(settings.engine())
        print("‘\(settings.placeName)’ goes on; delete the copy, which holds everybody's keys")
    }
}
