import Foundation
import Testing

/// Recount in containers, by the commands that the heads of `deploy/compose.yaml` and `deploy/Dockerfile` show.
///
/// Docker is Debian's, in a Debian of its own. What comes from a registry has a stand-in (`Tests/Support/images`),
/// and the program is the development one. The kernel counts no memory or processes there: `mem_limit` and
/// `pids_limit` are read, and not kept to.
@Suite(.serialized)
struct ContainerTests {
    private static let compose = Result { try FileHead("deploy/compose.yaml") }
    private static let image = Result { try FileHead("deploy/Dockerfile") }

    /// What Compose calls the container of the service.
    private static let container = "deploy_recount_1"
    private static let place = DebianMachine.clone

    private static let served = Result {
        let install = try #require(compose.get().commands.first)
        return try DebianMachine.withDocker(installedBy: install)
    }

    private let machine: DebianMachine

    init() throws { machine = try Self.served.get() }

    @Test("behind Caddy people reach it by TLS, and what they sent outlives every container")
    func behindCaddy() throws {
        let commands = try Self.compose.get().commands
        try #require(commands.count == 5)
        try expectStarts(by: commands[1])
        let code = try answer(at: "https://localhost")
        try expectLockedIn(Self.container)
        try expectKeepsLog()
        try expectCommands(help: commands[2], backup: commands[3])
        try expectHealthy()
        try expectStopsInOrder(Self.container)

        try expectKeeps(code, after: [commands[1]])
        try followGuide(keeping: code)
        let down = commands[4].replacing("up --detach --build", with: "down")
        try expectKeeps(code, after: [down, commands[4]])
        _ = try type(down)
    }

    @Test("alone it serves on the host's loopback, and a stop waits for what was begun")
    func alone() throws {
        let commands = try Self.image.get().commands
        try #require(commands.count == 2)
        try expectLittleSent(type(commands[0]))
        _ = try type(commands[1])
        defer { _ = try? machine.shell("docker rm --force recount") }
        try expectReached("http://127.0.0.1:8080/", showing: WeightSurvey.path)
        try expectLockedIn("recount")
        let addresses = try machine.output(of: "ss --listening --tcp --numeric --no-header")
        #expect(addresses.contains("127.0.0.1:8080 ") && !addresses.contains("0.0.0.0:8080 "))

        // Longer than Docker waits if it is not told.
        try machine.write(slowRequest(seconds: 12), to: "/root/slow.sh")
        let stopped = try machine.output(
            of: """
                bash /root/slow.sh & slow=$!
                sleep 1
                docker stop recount
                wait $slow
                """)
        #expect(stopped.contains("HTTP/1.1 201 Created"), "\(stopped)")
        try expectStopsInOrder("recount")
    }

    /// It starts when the settings have been written that the head says; with this name Caddy makes the certificate by
    /// itself.
    private func expectStarts(by command: String) throws {
        let refused = try machine.shell(Self.onDebian(command), in: Self.place)
        #expect(refused.complaints.contains("say which name leads to this machine"))
        let settings = try Self.compose.get().settings
        #expect(settings.count == 3)
        try machine.write(
            settings.map { $0 + "\n" }.joined()
                .replacing("RECOUNT_NAME=surveys.example.org", with: "RECOUNT_NAME=localhost"),
            to: "\(Self.place)/deploy/.env")
        try expectLittleSent(type(command))
    }

    /// Other commands have the same data, at a terminal and without one.
    private func expectCommands(help: String, backup: String) throws {
        #expect(try type(help).contains("OVERVIEW: Surveys and sign-ups"))
        let list = try type(help.replacing("--help", with: "form list"))
        #expect(list.contains("\(WeightSurvey.name)  \(WeightSurvey.version)  open  1 responses"))
        let printed = try machine.output(of: Self.onDebian(backup), in: Self.place)
        #expect(printed.contains("both verified"))
    }

    /// Docker gets the sources, and not what was built of them. At a terminal it counts up to what it has got.
    private func expectLittleSent(_ printed: String) throws {
        let counts = printed.matches(of: /build context to Docker daemon[ ]+([0-9.]+[a-zA-Z]+)/)
        let sent = try #require(counts.last, "\(printed)").output.1
        let megabytes = try #require(Double(sent.replacing("MB", with: "")), "\(sent)")
        #expect(megabytes < 50)
    }

    /// Answers the demonstration's survey and returns the code.
    private func answer(at address: String) throws -> String {
        try expectReached(address + "/", showing: WeightSurvey.path)
        let printed = try machine.output(
            of: """
                curl -sSf --insecure \(address)\(WeightSurvey.responses) \\
                    -H 'Content-Type: application/json' -H 'Idempotency-Key: came-in-a-container' \\
                    -d '\(WeightSurvey.json(story: "In a container."))'
                """)
        return String(try #require(printed.firstMatch(of: /"code":"([^"]+)"/)).output.1)
    }

    private func expectReached(_ address: String, showing part: String) throws {
        var shown = ""
        let isReached = eventually {
            shown = (try? machine.shell("curl -sSf --insecure \(address)").output) ?? ""
            return shown.contains(part)
        }
        try #require(isReached, "\(shown)")
    }

    /// The response is there when commands have been typed; soon after a start Caddy finds nobody to ask.
    private func expectKeeps(_ code: String, after commands: [String]) throws {
        for command in commands { _ = try type(command) }
        let receipt = try machine.output(
            of: """
                curl -sSf --insecure --retry 20 --retry-delay 1 --retry-all-errors \\
                    https://localhost/api/v1/receipts -H 'Authorization: Bearer \(code)'
                """)
        #expect(receipt.contains(#""status":"stored""#))
    }

    /// The first process has no right and can get none, and leaves no core dump.
    private func expectLockedIn(_ container: String) throws {
        let status = try machine.output(of: "docker exec \(container) cat /proc/1/status")
        for set in ["Inh", "Prm", "Eff", "Bnd", "Amb"] {
            #expect(status.contains("Cap\(set):\t0000000000000000\n"), "\(status)")
        }
        #expect(status.contains("NoNewPrivs:\t1\n") && status.contains("Seccomp:\t2\n"))
        #expect(status.contains(/\nUid:(\t10001){4}\nGid:(\t10001){4}\n/), "\(status)")
        let limits = try machine.output(of: "docker exec \(container) cat /proc/1/limits")
        #expect(limits.contains(/Max core file size[ ]+0[ ]+0[ ]/))
        try expectReadOnly(container)
    }

    /// Recount can write the data and the backups, and not even root anything else.
    private func expectReadOnly(_ container: String) throws {
        for folder in ["/var/lib/recount", "/var/backups/recount"] {
            let touch = "docker exec \(container) touch \(folder)/file"
            _ = try machine.output(of: "\(touch); docker exec \(container) rm \(folder)/file")
        }
        for folder in ["/tmp", "/usr/local/bin", "/usr/local/share/recount/forms", "/run"] {
            let touched = try machine.shell(
                "docker exec --user root \(container) touch \(folder)/file")
            #expect(touched.complaints.contains("Read-only file system"), "\(folder)")
        }
    }

    /// Caddy writes its log without any right but that to its ports.
    private func expectKeepsLog() throws {
        let caddy = "docker exec deploy_caddy_1"
        let log = try machine.output(of: "\(caddy) cat /var/log/caddy/recount.log")
        #expect(log.contains(WeightSurvey.responses))
        #expect(!log.contains("remote_ip"))
        let status = try machine.output(of: "\(caddy) cat /proc/1/status")
        #expect(status.contains("CapEff:\t0000000000000400\n"), "\(status)")
        #expect(status.contains("NoNewPrivs:\t1\n"))
    }

    /// Docker asks for the first time half a minute after the start.
    private func expectHealthy() throws {
        var health = ""
        let isHealthy = eventually(within: 50) {
            let ask = "docker inspect --format '{{json .State.Health}}' \(Self.container)"
            health = (try? machine.shell(ask).output) ?? ""
            return health.contains(#""Status":"healthy""#)
        }
        #expect(isHealthy, "\(health)")
    }

    /// Asked to stop, it ends by itself within the time that it is given.
    private func expectStopsInOrder(_ container: String) throws {
        _ = try machine.output(of: "docker stop \(container)")
        let log = try machine.output(of: "docker logs \(container) 2>&1")
        #expect(log.contains("everything that was accepted is stored"), "\(log)")
        let ending = "docker inspect --format '{{.State.ExitCode}} {{.Config.StopTimeout}}'"
        #expect(try machine.output(of: "\(ending) \(container)") == "0 30\n")
    }

    /// Publishes a survey that has changed, and puts the backup back, as the guide says.
    private func followGuide(keeping code: String) throws {
        let guide = try Guide("deploy/README.md", section: "In containers").consoles
        try #require(guide.count == 2)
        _ = try machine.output(
            of: "sed -i 's/^version: .*/version: 7.0.0/' \(Self.place)/forms/weekly-pulse.yaml")
        for steps in guide {
            for step in steps {
                let printed = try type(step.command)
                #expect(try step.fits(printed), "\(printed)")
            }
            try expectKeeps(code, after: [])
        }
    }

    /// Types a command in the repository.
    private func type(_ command: String) throws -> String {
        try machine.type(Self.onDebian(command), in: Self.place)
    }

    /// The command as it is called on Debian 12.
    private static func onDebian(_ command: String) -> String {
        command.replacing("docker compose", with: "docker-compose")
    }

    /// Sends a response whose end comes later than its beginning, and prints the first line of what comes back.
    private func slowRequest(seconds: Int) -> String {
        """
        body='\(WeightSurvey.json(story: "Slowly."))'
        exec 3<>/dev/tcp/127.0.0.1/8080
        printf '%s\\r\\n' 'POST \(WeightSurvey.responses) HTTP/1.1' 'Host: surveys.example.org' \\
            'Content-Type: application/json' 'Idempotency-Key: takes-its-time-to-come' \\
            'Connection: close' "Content-Length: ${#body}" '' >&3
        printf '%s' "${body:0:20}" >&3
        sleep \(seconds)
        printf '%s' "${body:20}" >&3
        head -n 1 <&3

        """
    }
}
