import Foundation

/// What happens to a cluster without a warning.
enum ClusterFault: String, CaseIterable {
    case serverKilled = "a server killed"
    case serverFrozen = "a server frozen while it writes"
    case databaseKilled = "PostgreSQL killed and started again"
    case networkRefusing = "the connections to PostgreSQL reset"
    case networkSilent = "the way to PostgreSQL silent"
    case primaryLost = "the primary lost and its standby promoted"

    /// Lets it happen, and does what the machine, systemd or Patroni does about it; nothing else.
    func strike(_ cluster: Cluster) throws {
        switch self {
        case .serverKilled: try cluster.servers[1].killAndRestart()
        case .serverFrozen:
            let server = cluster.servers[0].running
            try freeze(server, whileItWritesTo: cluster.primary)
            defer { server.freeze(false) }
            // It has the lock that all who write wait for.
            guard cluster.recovery(of: 1, "frozen-\(UUID())") < .seconds(25) else {
                throw StillLocked()
            }
        case .databaseKilled:
            try cluster.primary.killLeader()
            try cluster.primary.start()
        case .networkRefusing: try interrupt(cluster.network, by: .refusing, for: 1)
        case .networkSilent: try interrupt(cluster.network, by: .silent, for: 4)
        case .primaryLost: try cluster.failOver()
        }
    }

    /// The other server could not write.
    struct StillLocked: Error {}

    /// Freezes a server in the middle of a transaction.
    private func freeze(_ server: RecountProcess, whileItWritesTo primary: DatabaseNode) throws {
        let question = """
            SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE locktype = 'advisory' AND granted AND state = 'idle in transaction'
            """
        eventually(within: 30) {
            server.freeze(true)
            usleep(20_000)
            if (try? primary.run(question)).flatMap({ Int($0) }) ?? 0 > 0 { return true }
            server.freeze(false)
            usleep(20_000)
            return false
        }
    }

    private func interrupt(
        _ network: FaultyNetwork, by state: FaultyNetwork.State, for seconds: UInt32
    ) throws {
        network.become(state)
        sleep(seconds)
        // Whoever was cut off for so long is not known any more.
        network.become(.refusing)
        network.become(.sound)
    }
}
