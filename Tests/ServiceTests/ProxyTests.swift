import Foundation
import Testing

/// Recount behind the proxies whose files lie under `deploy`, each as Debian has it, by TLS.
@Suite(.serialized)
struct ProxyTests {
    /// A proxy: its name in Debian, how it is set up, by which name it is asked, and how its log is read.
    struct Proxy: Sendable, CustomTestStringConvertible {
        let name: String
        let setUp: String
        let host: String
        let log: String

        var testDescription: String { name }
    }

    static let proxies = [
        // Caddy makes the certificate of this name by itself.
        Proxy(
            name: "caddy",
            setUp: """
                install -m 0644 Caddyfile /etc/caddy/Caddyfile
                mkdir /etc/systemd/system/caddy.service.d
                printf '[Service]\\nEnvironment=RECOUNT_NAME=localhost\\n' \\
                    >/etc/systemd/system/caddy.service.d/name.conf
                systemctl daemon-reload
                """,
            host: "localhost", log: "cat /var/log/caddy/recount.log"),
        Proxy(
            name: "nginx",
            setUp: """
                mkdir -p /etc/letsencrypt/live
                cp -r /root/certificate /etc/letsencrypt/live/surveys.example.org
                install -m 0644 nginx.conf /etc/nginx/conf.d/recount.conf
                """,
            host: "surveys.example.org", log: "cat /var/log/nginx/recount*.log"),
        Proxy(
            name: "haproxy",
            setUp: """
                mkdir /etc/haproxy/certs
                cat /root/certificate/*.pem >/etc/haproxy/certs/surveys.pem
                install -m 0644 haproxy.cfg /etc/haproxy/haproxy.cfg
                """,
            host: "surveys.example.org", log: "journalctl --unit haproxy --output cat"),
    ]

    /// A machine where Recount serves on loopback, for a proxy beside it, and at the address that `haproxy.cfg` has
    /// for the first server.
    private static let served = Result {
        let machine = try DebianMachine.withPackages()
        try machine.follow("3. Install", in: "newer")
        _ = try machine.output(
            of: """
                ip address add 10.0.0.11/24 dev lo
                mkdir /etc/systemd/system/recount.service.d /root/certificate
                printf '[Service]\\nIPAddressAllow=10.0.0.0/24\\nEnvironment=RECOUNT_LISTEN=0.0.0.0:8080\\n' \\
                    >/etc/systemd/system/recount.service.d/two-servers.conf
                systemctl daemon-reload
                systemctl restart recount
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \\
                    -subj /CN=surveys.example.org -keyout /root/certificate/privkey.pem \\
                    -out /root/certificate/fullchain.pem
                """)
        return machine
    }

    /// Paths whose end belongs to one person.
    private static let secrets = [
        "/confirm/secret", "/preferences/secret", "/u/secret", "/receipt/secret",
        "/receipt/secret/data.json", "/surveys/weight-rare-myasthenia/2/secret",
        "/surveys/weight-rare-myasthenia/paused/secret", "/?code=secret",
    ]

    @Test("by TLS people reach the survey, and the log never tells by whom", arguments: proxies)
    func proxy(_ proxy: Proxy) throws {
        let machine = try Self.served.get()
        _ = try machine.output(of: proxy.setUp, in: "/usr/share/doc/recount/examples")
        _ = try machine.output(of: "systemctl start \(proxy.name)")
        defer { _ = try? machine.shell("systemctl stop \(proxy.name)") }
        let ask =
            "curl -sS --insecure --resolve \(proxy.host):443:127.0.0.1 --resolve \(proxy.host):80:127.0.0.1"
            + " -H 'X-Forwarded-For: 203.0.113.9' -H 'Referer: https://secret.example/'"
        let reached = eventually {
            (try? machine.shell("\(ask) -f https://\(proxy.host)/healthz").ending) == .exit(0)
        }
        #expect(reached)

        let home = try machine.output(of: "\(ask) -i https://\(proxy.host)/").lowercased()
        #expect(home.contains("strict-transport-security: max-age=63072000"))
        #expect(home.contains("href=\"\(WeightSurvey.path)\""))
        let plain = try machine.output(of: "\(ask) -i http://\(proxy.host)/terms").lowercased()
        #expect(plain.contains("location: https://\(proxy.host)/terms"))
        let sent = try machine.output(
            of: """
                \(ask) -f https://\(proxy.host)\(WeightSurvey.responses) \\
                    -H 'Content-Type: application/json' -H 'Idempotency-Key: came-by-way-of-\(proxy.name)' \\
                    -d '\(WeightSurvey.json(story: "By way of \(proxy.name)."))'
                """)
        #expect(sent.contains(#""code":""#))
        let asked = Self.secrets.map { "https://\(proxy.host)\($0)" }.joined(separator: " ")
        _ = try machine.output(of: "\(ask) \(asked)")
        try expectSilence(of: proxy, on: machine)
    }

    /// The log has every request, and no address, token, query or referrer.
    private func expectSilence(of proxy: Proxy, on machine: DebianMachine) throws {
        var log = ""
        let isWritten = eventually {
            log = (try? machine.shell(proxy.log).output) ?? ""
            return log.contains("/surveys/weight-rare-myasthenia/") && log.contains("/receipt/")
        }
        #expect(isWritten, "\(log)")
        #expect(log.contains("\(WeightSurvey.responses)"))
        for secret in ["secret", "203.0.113.9", "::1"] { #expect(!log.contains(secret), "\(log)") }
        // What the proxy says of itself at its start may name where it listens.
        let lines = log.split(separator: "\n").filter { $0.contains("/") }
        #expect(!lines.contains { $0.contains("127.0.0.1") }, "\(log)")
    }

    @Test("the files for containers and for a standby database are what their programs expect")
    func others() throws {
        let machine = try Self.served.get()
        let compose = try String(
            contentsOf: repository.appending(path: "deploy/compose.yaml"), encoding: .utf8)
        let settings =
            "RECOUNT_NAME=surveys.test RECOUNT_ORGANISATION_NAME=Us RECOUNT_ORGANISATION_CONTACT=us@example.org"
        let whole = try machine.output(
            of: "\(settings) docker-compose --file /dev/stdin config <<'END'\n\(compose)END")
        #expect(whole.contains("RECOUNT_PUBLIC_URL: https://surveys.test"))
        let faulty = try machine.shell(
            "docker-compose --file /dev/stdin config <<'END'\n\(compose)END")
        #expect(faulty.complaints.contains("say which name leads to this machine"))

        // All that is wrong with it here is that this machine is no member of a cluster.
        let checked = try machine.shell(
            "patroni --validate-config /usr/share/doc/recount/examples/patroni.yml")
        let faults = checked.complaints.split(separator: "\n")
        #expect(
            faults.filter { !$0.contains("is not reachable") } == [
                "postgresql.bin_dir  Directory '/usr/lib/postgresql/15/bin' does not exist."
            ])
    }
}
