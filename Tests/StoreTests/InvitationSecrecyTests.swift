import Foundation
import GRDB
import Store
import Testing
import Values

/// Nothing in the database leads from an answer to the invitation that it was given with.
@Suite struct InvitationSecrecyTests {
    private func database(_ instance: TestInstance) throws -> DatabaseQueue {
        try DatabaseQueue(path: instance.folder.appending(path: "recount.sqlite").path)
    }

    /// The tables that each table names in its foreign keys.
    private func references(_ database: Database) throws -> [String: Set<String>] {
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        return try Dictionary(
            uniqueKeysWithValues: tables.map { table in
                let named = try String.fetchAll(
                    database, sql: #"SELECT "table" FROM pragma_foreign_key_list(?)"#,
                    arguments: [table])
                return (table, Set(named))
            })
    }

    @Test func `no table joins responses and invitations`() throws {
        let instance = try TestInstance()
        let references = try database(instance).read(references)
        #expect(references["invitation"] == ["form"])
        #expect(references["response"] == ["form_version"])
        let around = { (table: String) in
            Set(references.filter { $0.value.contains(table) }.keys)
        }
        #expect(around("invitation") == ["outbox"])
        #expect(references["outbox"] == ["subscriber", "invitation"])
        #expect(around("outbox").isEmpty)
        #expect(around("invitation").isDisjoint(with: around("response")))
    }

    @Test func `an invitation has no column of a response, and no time finer than a day`() throws {
        let instance = try TestInstance()
        let columns = try database(instance).read { try $0.columns(in: "invitation").map(\.name) }
        #expect(
            Set(columns) == [
                "id", "subject", "form_id", "token_digest", "address_digest", "language", "state",
                "invited_on", "interval_days", "reminders_sent", "reminders_left", "next_on",
                "content_key", "address",
            ])
        let other = try database(instance).read { try $0.columns(in: "response").map(\.name) }
        #expect(!other.contains { $0.contains("invit") || $0.contains("token") })
    }

    @Test func `an answer changes the state, and takes away what is needed no longer`() throws {
        let instance = try TestInstance()
        let address = try #require(EmailAddress("ada@example.org"))
        let token = try instance.invite(address).token
        let database = try database(instance)
        func row() throws -> [String: DatabaseValue] {
            let row = try database.read { try Row.fetchOne($0, sql: "SELECT * FROM invitation") }
            return Dictionary(uniqueKeysWithValues: try #require(row).map { ($0, $1) })
        }
        let before = try row()
        let key = try #require(before["content_key"].flatMap(Data.fromDatabaseValue))
        let answer = try instance.submission(key: instance.key(1), answering: token)
        #expect(try instance.store.accept([answer]) == [.stored])
        let after = try row()
        let changed = before.keys.filter { before[$0] != after[$0] }
        #expect(
            Set(changed) == ["state", "reminders_left", "next_on", "content_key", "address"])
        #expect(after["state"] == "answered".databaseValue)
        #expect(after["next_on"]?.isNull == true && after["address"]?.isNull == true)
        #expect(try instance.store.forgetLog())
        for (file, bytes) in try instance.storedBytes() {
            #expect(bytes.range(of: key) == nil, "\(file)")
        }
    }

    @Test func `the stored response holds nothing of the invitation`() throws {
        let instance = try TestInstance()
        let address = try #require(EmailAddress("ada@example.org"))
        let token = try instance.invite(address).token
        let answer = try instance.submission(key: instance.key(1), answering: token)
        #expect(try instance.store.accept([answer]) == [.stored])
        let (invitation, responses) = try database(instance).read { database in
            (
                try Row.fetchOne(database, sql: "SELECT subject, token_digest FROM invitation"),
                try Row.fetchAll(
                    database, sql: "SELECT response.*, record FROM response, consent_act")
            )
        }
        let secrets = try #require(invitation).databaseValues.compactMap(Data.fromDatabaseValue)
        #expect(secrets.count == 2 && !responses.isEmpty)
        for value in responses.flatMap(\.databaseValues).compactMap(Data.fromDatabaseValue) {
            for secret in secrets + [token.digest.bytes, Array(token.text.utf8)].map({ Data($0) }) {
                #expect(value.range(of: secret) == nil)
            }
        }
    }
}
