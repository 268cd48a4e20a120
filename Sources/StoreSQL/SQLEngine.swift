package import Store

/// A database that speaks SQL, with its connections.
package protocol SQLEngine: Sendable {
    /// Runs one transaction, durable when it returns. No two of them run at the same time, whatever
    /// process they are of, so that what one has read holds until its end.
    func write<Value>(_ updates: (any SQLSession) throws -> Value) throws(StoreError) -> Value

    /// Reads from one snapshot.
    func read<Value>(_ question: (any SQLSession) throws -> Value) throws(StoreError) -> Value

    /// Asks a single statement, which sees one snapshot by itself; a transaction around it would cost
    /// more than it does.
    func readOnce<Value>(_ question: (any SQLSession) throws -> Value) throws(StoreError) -> Value

    /// What differs between the engines' SQL.
    var wording: SQLWording { get }

    /// A number that changes whenever another process or connection has written.
    func changeMark() throws(StoreError) -> Int

    /// What the engine itself finds wrong with its files; empty when they are sound.
    func integrityFindings() throws(StoreError) -> [String]

    /// Frees the log of what it remembers. Returns false when a reader holds it.
    func forgetLog() throws(StoreError) -> Bool
}
