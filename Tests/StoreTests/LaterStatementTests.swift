import Store
import StoreSQL
import Testing

/// Changes that an engine may send along with what is asked next.
@Suite struct LaterStatementTests {
    private static let adding = "UPDATE form SET responses = responses + ?"

    private func engine(_ engine: Engine) throws -> (TestInstance, any SQLEngine) {
        let instance = try TestInstance(engine)
        return (instance, try #require(instance.store as? SQLStore).engine)
    }

    private func responses(_ session: any SQLSession) throws -> Int {
        let rows = try session.rows("SELECT responses FROM form", with: [])
        return try #require(rows.first)[0]
    }

    @Test(arguments: Engine.allCases)
    func `they are done before what is asked next, and all at the commit`(_ kind: Engine) throws {
        let (instance, engine) = try engine(kind)
        defer { withExtendedLifetime(instance) {} }
        try engine.write { session in
            try session.runLater(Self.adding, with: [[.integer(1)], [.integer(2)]])
            #expect(try responses(session) == 3)
            try session.runLater(Self.adding, with: [[.integer(4)]])
        }
        try engine.write { try $0.runLater(Self.adding, with: [[.integer(8)]]) }
        #expect(try engine.read(responses) == 15)
    }

    @Test(arguments: Engine.allCases)
    func `one that fails keeps everything from being committed`(_ kind: Engine) throws {
        let (instance, engine) = try engine(kind)
        defer { withExtendedLifetime(instance) {} }
        #expect(throws: StoreError.self) {
            try engine.write { session in
                try session.run(Self.adding, with: [.integer(1)])
                try session.runLater(Self.adding, with: [[.integer(-2)]])
            }
        }
        #expect(try engine.read(responses) == 0)
        try engine.write { try $0.runLater(Self.adding, with: [[.integer(1)]]) }
        #expect(try engine.read(responses) == 1)
    }

    @Test(arguments: Engine.allCases)
    func `what was foreseen has the answer of the moment in which it is asked`(_ kind: Engine)
        throws
    {
        let (instance, engine) = try engine(kind)
        defer { withExtendedLifetime(instance) {} }
        let seen = try engine.write { session in
            func foreseen(after change: () throws -> Void) throws -> Int {
                session.foresee("SELECT responses FROM form", with: [])
                try session.run(Self.adding, with: [.integer(1)])
                try change()
                return try responses(session)
            }
            return [
                try foreseen {},
                try foreseen { try session.run(Self.adding, with: [.integer(10)]) },
                try foreseen { try session.runEach(Self.adding, with: [[.integer(10)]]) },
                try foreseen { try session.runLater(Self.adding, with: [[.integer(10)]]) },
                try foreseen { _ = try session.rows("SELECT 1", with: []) },
                try responses(session),
            ]
        }
        #expect(seen == [1, 12, 23, 34, 35, 35])
    }
}
