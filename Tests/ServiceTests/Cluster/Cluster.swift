import Foundation

/// Two servers behind HAProxy on a PostgreSQL with a standby that has everything before it is acknowledged.
/// The first server's way to the primary can be broken.
final class Cluster {
    private(set) var primary: DatabaseNode
    private(set) var standby: DatabaseNode
    let network: FaultyNetwork
    let servers: [ClusterServer]
    let balancer: LoadBalancer
    /// The codes of the responses by which the servers were asked whether they are back.
    private(set) var recovered: [String: String] = [:]

    init(environment: [String: String] = [:]) throws {
        primary = try DatabaseNode()
        try primary.run("CREATE DATABASE recount")
        standby = try DatabaseNode(following: primary)
        try primary.waitForStandby()
        network = try FaultyNetwork(to: primary.port)
        let behind = DatabaseNode.address(of: [network.port, standby.port])
        let first = try ClusterServer(on: behind, environment: environment)
        let direct = primary.address(or: standby.port)
        servers = [
            first, try ClusterServer(on: direct, like: first, environment: environment),
        ]
        balancer = try LoadBalancer(over: servers.map(\.port))
    }

    deinit {
        network.stop()
    }

    /// The standby takes the place of the primary, which has gone, and the old one follows it later.
    func failOver() throws {
        try primary.killAll()
        if primary.port == network.target { network.become(.gone) }
        try standby.promote()
        (primary, standby) = (standby, primary)
    }

    /// Leads the old primary back.
    func restoreStandby() throws {
        try standby.rejoin(primary)
        network.become(.sound)
        try primary.waitForStandby()
    }

    /// How long it takes until every server takes a response of its own again.
    func recovery(_ name: String) -> Duration {
        let start = ContinuousClock.now
        for number in servers.indices { _ = recovery(of: number, name) }
        return start.duration(to: .now)
    }

    /// How long it takes until one of them does.
    func recovery(of number: Int, _ name: String) -> Duration {
        let start = ContinuousClock.now
        let key = "recovery-of-server-\(number)-\(name)"
        let isTaken = eventually(within: 60) {
            guard case .stored(let code) = SubmissionLoad.submit(key, by: servers[number].client())
            else { return false }
            recovered[key] = code
            return true
        }
        return isTaken ? start.duration(to: .now) : .seconds(60)
    }
}
