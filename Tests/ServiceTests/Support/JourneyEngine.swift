import Foundation
import PostgreSQLServer
import Synchronization
import Testing

/// Where an installation under test keeps its data.
enum JourneyEngine: String, CaseIterable, Sendable {
    case sqlite
    case postgresql

    /// The one of the test that runs: `RECOUNT_TEST_ENGINE`, or the file in the data folder, unless the
    /// test says otherwise.
    @TaskLocal static var current =
        ProcessInfo.processInfo.environment["RECOUNT_TEST_ENGINE"].flatMap(Self.init) ?? .sqlite
}

extension SuiteTrait where Self == BothEngines {
    /// Runs each test of a suite with each engine.
    static var bothEngines: BothEngines { BothEngines() }
}

struct BothEngines: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        // A suite is asked as well, and is none that runs.
        guard testCase != nil else { return try await function() }
        let engines = test.traits.contains { $0 is OnFile } ? [.sqlite] : JourneyEngine.allCases
        for engine in engines {
            try await JourneyEngine.$current.withValue(engine, operation: function)
        }
    }
}

extension TestTrait where Self == OnFile {
    /// Runs a test of such a suite with the file alone, because it is about the file.
    static var onFile: OnFile { OnFile() }
}

struct OnFile: TestTrait {}

/// The databases of the data folders under test.
enum JourneyDatabases {
    private struct Known {
        let address: String
        let server: PostgreSQLServer
    }

    private static let known = Mutex<[String: Known]>([:])

    /// What leads the product to the data of a folder.
    static func environment(ofDataIn folder: String?) throws -> [String: String] {
        guard let folder, let address = try address(ofDataIn: folder) else { return [:] }
        return ["RECOUNT_DATABASE": address]
    }

    /// The address of the folder's database, which is made when the test that runs is on a server; nil when
    /// its data is in a file.
    static func address(ofDataIn folder: String) throws -> String? {
        if let known = known.withLock({ $0[path(of: folder)] }) { return known.address }
        guard JourneyEngine.current == .postgresql else { return nil }
        let server = try PostgreSQLServer.shared()
        let address = try server.makeDatabase()
        put(dataIn: folder, at: address, of: server)
        return address
    }

    /// Puts the data of a folder on a server.
    static func put(dataIn folder: String, at address: String, of server: PostgreSQLServer) {
        known.withLock { $0[path(of: folder)] = Known(address: address, server: server) }
    }

    private static func path(of folder: String) -> String {
        URL(filePath: folder).standardizedFileURL.path
    }

    /// Drops the databases of data folders in a folder that goes. What is left goes with the server.
    static func drop(under folder: URL) {
        let prefix = folder.standardizedFileURL.path
        let gone = known.withLock { all in
            let gone = all.filter { $0.key.hasPrefix(prefix) }
            for path in gone.keys { all[path] = nil }
            return gone.values
        }
        for database in gone { try? database.server.drop(database.address) }
    }
}
