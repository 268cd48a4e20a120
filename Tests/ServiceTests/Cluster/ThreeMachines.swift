import Foundation
import Testing

/// Three Debians on a network of their own, set up as `deploy/cluster.md` says.
final class ThreeMachines {
    static let page = "deploy/cluster.md"
    private static let host = "surveys.example.org"
    private static let addresses = ["a": "10.0.0.11", "b": "10.0.0.12", "c": "10.0.0.13"]

    /// Those that are there, by their names.
    private(set) var machines: [String: DebianMachine] = [:]

    /// Three machines that reach each other, and have nothing of what the guide is about.
    init() throws {
        for name in Self.addresses.keys { machines[name] = try DebianMachine.withPackages() }
        _ = try machine("c").output(of: "ip link add lan type bridge")
        for name in ["a", "b", "c"] { try connect(name) }
    }

    /// The network is inside the third machine.
    private func connect(_ name: String) throws {
        let (machine, hub) = (try machine(name), try machine("c"))
        if machine !== hub {
            try machine.lead(to: hub, as: "to-\(name)")
            _ = try hub.output(of: "ip link set dev to-\(name) master lan up")
        }
        let address = try #require(Self.addresses[name])
        _ = try machine.output(of: "ip address add \(address)/28 dev lan; ip link set dev lan up")
    }

    /// A machine that has not been lost.
    func machine(_ name: String) throws -> DebianMachine { try #require(machines[name]) }

    /// Takes the power from a machine.
    func lose(_ name: String) { machines[name] = nil }

    /// Pulls the plug of a machine's network, or puts it in again.
    func setNetwork(of name: String, up: Bool) throws {
        let state = up ? "up" : "down"
        _ = try machine("c").output(of: "ip link set dev to-\(name) \(state)")
    }

    // MARK: What the guide says

    func setUp() throws {
        for name in ["a", "b", "c"] { try startStore(on: name) }
        try expectEventually(guide("1. etcd, on a, b and c", 1), on: "c")
        for name in ["a", "b"] { try startDatabase(on: name) }
        try expectEventually(guide("2. PostgreSQL under Patroni, on a, then on b", 1), on: "a")
        try makeDatabase()
        try startServers()
        try startProxy()
    }

    private func guide(_ section: String, _ console: Int) throws -> [Guide.Step] {
        let consoles = try Guide(Self.page, section: section).consoles
        try #require(consoles.indices.contains(console))
        return consoles[console]
    }

    /// What the page shows for a, as another machine has it.
    private func own(_ text: String, of name: String) throws -> String {
        let address = try #require(Self.addresses[name])
        let lines = text.split(separator: "\n").map { line in
            line.hasPrefix("ETCD_INITIAL_CLUSTER=") || line.hasPrefix("RECOUNT_DATABASE=")
                ? line : line.replacing("10.0.0.11", with: address)
        }
        return lines.joined(separator: "\n").replacing("NAME=a", with: "NAME=\(name)") + "\n"
    }

    /// What somebody types in an editor.
    private func typed(_ text: String, into path: String) -> String {
        "mkdir -p \"$(dirname \(path))\"; cat >\(path) <<'END'\n\(text)END"
    }

    private func startStore(on name: String, adding line: String = "") throws {
        let section = "1. etcd, on a, b and c"
        let file = try #require(Guide(Self.page, section: section).texts("ini").first)
        let path = "/etc/default/etcd"
        try machine(name).follow(
            guide(section, 0), editing: [path: typed(own(file, of: name) + line, into: path)])
    }

    private func startDatabase(on name: String) throws {
        let section = "2. PostgreSQL under Patroni, on a, then on b"
        let passwords = try #require(Guide(Self.page, section: section).texts("ini").first)
        let (settings, secrets) = ("/etc/patroni/config.yml", "/etc/patroni_env.conf")
        let address = try #require(Self.addresses[name])
        // The list of etcd's members names all of them on each machine.
        let change = """
            sed -i 's/^name: a$/name: \(name)/; /^etcd3:/,/^$/!s/10\\.0\\.0\\.11:/\(address):/' \(settings)
            """
        try machine(name).follow(
            guide(section, 0), in: "newer",
            editing: [
                settings: change,
                secrets: typed(passwords.replacing("…", with: "drawn-by-lot"), into: secrets),
            ])
    }

    private func makeDatabase() throws {
        let statements = try Guide(Self.page, section: "3. The database, on a").statements
        try #require(statements.count == 1)
        _ = try machine("a").output(
            of:
                "cd /; sudo -u postgres psql --quiet --set ON_ERROR_STOP=1 <<'END'\n\(statements[0])END"
        )
    }

    private func startServers() throws {
        for name in ["a", "b"] { try configureServer(on: name) }
        let section = "4. Recount, on a, then on b"
        try machine("a").follow(guide(section, 1))
        try startSecondServer()
        #expect(try type(guide(section, 3), on: "b"))
    }

    private func configureServer(on name: String) throws {
        let section = "4. Recount, on a, then on b"
        let files = try Guide(Self.page, section: section).texts("ini")
        try #require(files.count == 2)
        let unit = "/etc/systemd/system/recount.service.d/override.conf"
        let address = "/etc/recount/database.env"
        try machine(name).follow(
            guide(section, 0),
            editing: [
                "systemctl edit recount": typed(own(files[0], of: name), into: unit)
                    + "\nsystemctl daemon-reload",
                address: typed(own(files[1], of: name), into: address),
            ])
    }

    /// It gets the key of the first one before it starts.
    private func startSecondServer() throws {
        let key = try machine("a").output(of: "cat /var/lib/recount/recount.key")
        try machine("b").write(key, to: "/root/recount.key")
        try machine("b").follow(guide("4. Recount, on a, then on b", 2), in: "/root")
    }

    private func startProxy() throws {
        let proxy = try machine("c")
        _ = try proxy.output(
            of: """
                cp source/deploy/haproxy.cfg /root/
                cd /root
                echo '127.0.0.1 \(Self.host)' >>/etc/hosts
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \\
                    -subj /CN=\(Self.host) -addext subjectAltName=DNS:\(Self.host) \\
                    -keyout surveys.key -out surveys.pem
                cat surveys.key >>surveys.pem
                echo 'cacert = /root/surveys.pem' >.curlrc
                """)
        try proxy.follow(guide("5. HAProxy, on c", 0), in: "/root")
    }

    /// Puts a new machine in the place of b, which was lost.
    func replaceB() throws {
        let section = "A machine that is lost for good"
        _ = try machine("a").output(of: guide(section, 0).map(\.command).joined(separator: "\n"))
        machines["b"] = try DebianMachine.withPackages()
        try connect("b")
        let line = try #require(Guide(Self.page, section: section).texts("ini").first)
        try startStore(on: "b", adding: line)
        try startDatabase(on: "b")
        try configureServer(on: "b")
        try waitForStep(of: "b", with: "a")
        try startSecondServer()
    }

    /// Makes the standby the primary.
    func switchOver() throws {
        try machine("a").follow(guide("When something fails", 0))
    }

    /// Types commands into one shell; says whether the last one prints what the page shows.
    private func type(_ steps: [Guide.Step], on name: String) throws -> Bool {
        let last = try #require(steps.last)
        let commands = steps.map(\.command).joined(separator: "\n")
        return try last.fits(machine(name).shell(commands).output)
    }

    private func expectEventually(_ steps: [Guide.Step], on name: String) throws {
        let isSo = try eventually(within: 90) { try type(steps, on: name) }
        #expect(isSo, "\(steps)")
    }

    // MARK: Who leads, and what is stored

    /// Waits until one machine leads, and the other has everything before it is acknowledged: for the primary, and for
    /// Patroni, which says so a little later, and may show what was true before a network was cut.
    func waitForStep(of standby: String, with primary: String) throws {
        let wanted =
            [Substring(primary): "Leader", Substring(standby): "Sync Standby"]
            as [Substring: Substring]
        var (followers, roles) = ("", wanted)
        let isSo = try eventually(within: 90) {
            followers = try self.followers(of: primary)
            roles = try self.roles(seenBy: primary)
            return followers == "\(standby)|sync\n" && roles == wanted
        }
        #expect(isSo, "\(followers)\(roles)")
    }

    /// Which servers follow a primary, and how.
    private func followers(of primary: String) throws -> String {
        let question = "SELECT application_name, sync_state FROM pg_stat_replication"
        return try machine(primary).shell(
            "cd /; sudo -u postgres psql --tuples-only --no-align --command '\(question)'"
        ).output
    }

    /// What Patroni says of each member of the cluster.
    private func roles(seenBy name: String) throws -> [Substring: Substring] {
        let list = try machine(name).shell("patronictl -c /etc/patroni/config.yml list").output
        let rows = list.matches(of: /(?m)^\| ([abc]) +\| [0-9.]+ +\| ([A-Z][A-Za-z ]*[a-z]) +\|/)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.output.1, $0.output.2) })
    }

    /// The end of what etcd, Patroni and PostgreSQL have logged.
    func log(of name: String) throws -> String {
        try machine(name).output(
            of: "journalctl --unit etcd --unit patroni --lines 80 --output cat")
    }

    /// Runs a command of Recount's on a machine.
    func recount(_ arguments: String, on name: String) throws -> CommandLineTool.Result {
        try machine(name).shell(
            """
            set -a; . /etc/recount/database.env
            sudo -u recount --preserve-env=RECOUNT_DATABASE recount --config /etc/recount/recount.json \(arguments)
            """)
    }

    // MARK: Somebody who sends

    func startSending() throws {
        let sender = try machine("c")
        let script = repository.appending(path: "Tests/Support/send_steadily.py")
        try sender.write(String(contentsOf: script, encoding: .utf8), to: "/root/send.py")
        let body = WeightSurvey.json(story: "Sent steadily.").replacing("\n", with: "")
        _ = try sender.output(
            of: """
                systemd-run --quiet --unit sender python3 /root/send.py \\
                    https://\(Self.host)\(WeightSurvey.responses) '\(body)' /root
                """)
    }

    /// What was taken, in order: its key, the code of its receipt, and after how many seconds.
    func taken() throws -> [(key: Substring, code: Substring, seconds: Double)] {
        try machine("c").output(of: "touch /root/taken; cat /root/taken").split(separator: "\n")
            .compactMap { line in
                let words = line.split(separator: " ")
                guard words.count == 3, let seconds = Double(words[2]) else { return nil }
                return (words[0], words[1], seconds)
            }
    }

    /// Waits until everything that was begun is taken.
    func finishSending() throws {
        let isOver = try eventually(within: 60) {
            try machine("c").shell("touch /root/stop; systemctl is-active sender").output
                == "inactive\n"
        }
        let log = try machine("c").output(of: "journalctl --unit sender --output cat")
        #expect(isOver && !log.contains("Traceback"), "\(log)")
    }
}
