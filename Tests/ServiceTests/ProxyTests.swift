import Foundation
import Testing

/// Recount behind the proxies whose files lie under `deploy`, each as Debian has it, by TLS.
@Suite(.serialized)
struct ProxyTests {
    /// A proxy: its name in Debian, how it is set up, by which name it is asked, and how its log is read.
    struct Proxy: Sendable, CustomTestStringConvertible {
        let name: String
        let setUp: @Sendable (DebianMachine) throws -> Void
        let host: String
        let log: String

        var testDescription: String { name }
    }

    static let proxies = [
        Proxy(
            name: "caddy", setUp: setUpCaddy, host: "localhost",
            log: "cat /var/log/caddy/recount.log"),
        Proxy(
            name: "nginx", setUp: setUpNginx, host: "surveys.example.org",
            log: "cat /var/log/nginx/recount*.log"),
        Proxy(
            name: "haproxy", setUp: setUpHAProxy, host: "surveys.example.org",
            log: "journalctl --unit haproxy --output cat"),
    ]

    private static func guide(_ number: Int) throws -> [Guide.Step] {
        let consoles = try Guide("deploy/README.md", section: "4. TLS in front").consoles
        try #require(consoles.count == 2)
        return consoles[number]
    }

    /// Caddy makes the certificate of the name `localhost` by itself.
    private static func setUpCaddy(on machine: DebianMachine) throws {
        let file = "/etc/caddy/Caddyfile"
        try machine.follow(
            guide(0), editing: [file: "sed -i s/:surveys.example.org/:localhost/ \(file)"])
    }

    /// The certificate comes from Pebble, which asks nginx for its proof as Let's Encrypt does.
    private static func setUpNginx(on machine: DebianMachine) throws {
        try startPebble(on: machine)
        try machine.follow(guide(1), editing: ["/etc/nginx/conf.d/recount.conf": ":"])
        _ = try machine.output(of: "certbot renew --dry-run --no-random-sleep-on-renew")
    }

    private static func startPebble(on machine: DebianMachine) throws {
        try machine.write(
            """
            {"pebble": {"listenAddress": "127.0.0.1:14000", "httpPort": 80, "tlsPort": 443,
                        "certificate": "/root/pebble/cert.pem", "privateKey": "/root/pebble/key.pem"}}

            """, to: "/root/pebble/config.json")
        // Who asks for a certificate for the first time is asked for an address and for consent to terms.
        try machine.write(
            """
            server = https://localhost:14000/dir
            no-verify-ssl = true
            agree-tos = true
            register-unsafely-without-email = true

            """, to: "/root/.config/letsencrypt/cli.ini")
        _ = try machine.output(
            of: """
                echo '127.0.0.1 surveys.example.org' >>/etc/hosts
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \\
                    -subj /CN=localhost -keyout /root/pebble/key.pem -out /root/pebble/cert.pem
                systemd-run --unit pebble --setenv PEBBLE_VA_NOSLEEP=1 \\
                    --setenv PEBBLE_WFE_NONCEREJECT=0 pebble -config /root/pebble/config.json
                timeout 20 sh -c 'until curl -sk https://localhost:14000/dir; do sleep 0.1; done'
                """)
    }

    /// Two servers, as the guide says for the first of them; the data stays in its file here.
    private static func setUpHAProxy(on machine: DebianMachine) throws {
        let files = try Guide("deploy/cluster.md", section: "4. Recount, on a, then on b")
            .texts("ini")
        try #require(files.count == 2)
        try machine.write(
            files[0], to: "/etc/systemd/system/recount.service.d/override.conf")
        try machine.write(files[1], to: "/etc/recount/database.env")
        let check = try machine.output(
            of: "set -a; . /etc/recount/database.env; recount config check")
        #expect(check.hasPrefix("the configuration is in order: 1 of "), "\(check)")
        _ = try machine.output(
            of: """
                : >/etc/recount/database.env
                ip address add 10.0.0.11/24 dev lo
                systemctl daemon-reload
                systemctl restart recount
                mkdir /etc/haproxy/certs
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \\
                    -subj /CN=surveys.example.org -keyout /root/privkey.pem -out /root/fullchain.pem
                cat /root/*.pem >/etc/haproxy/certs/surveys.pem
                install -m 0644 /usr/share/doc/recount/examples/haproxy.cfg /etc/haproxy/haproxy.cfg
                """)
    }

    /// A machine where Recount serves on loopback.
    private static let served = Result {
        let machine = try DebianMachine.withPackages()
        try machine.follow("3. Install", in: "newer")
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
        // Installed, it starts by itself; two of them want the same ports.
        defer { _ = try? machine.shell("systemctl stop \(proxy.name)") }
        try proxy.setUp(machine)
        _ = try machine.output(of: "systemctl start \(proxy.name)")
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

    @Test("Prometheus watches Recount, set up as the guide says")
    func prometheus() throws {
        let machine = try Self.served.get()
        let guide = try Guide(
            "deploy/monitoring.md", section: "Prometheus, alerts and a dashboard")
        try #require(guide.consoles.count == 2)
        try machine.follow(guide.consoles[0])
        try machine.write(try #require(guide.files.first), to: "/root/more.yml")
        _ = try machine.output(of: Self.merge)
        try machine.follow(guide.consoles[1])
        defer { _ = try? machine.shell("systemctl stop prometheus") }
        let ask = "curl -sS http://127.0.0.1:9090/api/v1"
        for (path, part) in [
            ("rules", "RecountDown"), ("targets", #""scrapeUrl":"http://127.0.0.1:9464/metrics""#),
        ] {
            let isKnown = eventually {
                (try? machine.shell("\(ask)/\(path)").output.contains(part)) ?? false
            }
            #expect(isKnown, "\(path)")
        }
    }

    /// Puts the parts of a file beside those of the same names that Prometheus has already.
    private static let merge = """
        python3 -c 'import yaml
        path = "/etc/prometheus/prometheus.yml"
        settings, more = yaml.safe_load(open(path)), yaml.safe_load(open("/root/more.yml"))
        for key, parts in more.items():
            settings[key] = (settings[key] or []) + parts
        yaml.safe_dump(settings, open(path, "w"))'
        """
}
