import Foundation
import PostgreSQLServer
import StorePostgreSQL
import Testing

/// The database on the tests' server that belongs to a folder, which holds its address.
struct TestDatabase {
    /// The name of a database that has the schema and nothing else, from which others are copied.
    private static let template = Result {
        let server = try PostgreSQLServer.shared()
        let address = try server.makeDatabase()
        _ = try PostgreSQLEngine(address)
        return try #require(URL(string: address)?.lastPathComponent)
    }

    private let file: URL

    init(in folder: URL) {
        file = folder.appending(path: "address")
    }

    /// Its address; a database is made when there is none.
    func address() throws -> String {
        if let known { return known }
        let template = try Self.template.get()
        let address = try PostgreSQLServer.shared().makeDatabase(
            as: "CREATE DATABASE % TEMPLATE \(template)")
        try Data(address.utf8).write(to: file)
        return address
    }

    /// Copies it to the database of another folder.
    func copy(to folder: URL) throws {
        let copy = try PostgreSQLServer.shared().copy(of: address())
        try Data(copy.utf8).write(to: TestDatabase(in: folder).file)
    }

    /// Drops it if there is one. What is left goes with the server.
    func drop() {
        guard let known else { return }
        try? PostgreSQLServer.shared().drop(known)
    }

    private var known: String? {
        FileManager.default.contents(atPath: file.path)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
