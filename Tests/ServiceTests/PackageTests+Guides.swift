import Foundation
import Testing

/// What the guides say to do with an installation that runs, done to one.
extension PackageTests {
    func followOtherGuides(on machine: DebianMachine) throws {
        _ = try machine.output(of: "cp /etc/recount/recount.json /root/")
        try handOverPassword(on: machine)
        try keepKeyInVault(on: machine)
        try importBounces(on: machine)
        try backUpByCron(on: machine)
    }

    /// The drop-in hands over a file that root alone can read.
    private func handOverPassword(on machine: DebianMachine) throws {
        let dropIn = try #require(
            try Guide("deploy/settings.md", section: "Secrets").texts("ini").first)
        let unit = "/etc/systemd/system/recount.service.d/override.conf"
        try machine.write(dropIn, to: unit)
        _ = try machine.output(of: "(umask 077; echo swordfish >/etc/recount/mail-password)")
        try machine.set(
            #"{"mail": {"transport": "smtp", "smtp": {"host": "mail.example.org", "user": "us"}}}"#)
        _ = try machine.output(of: "systemctl daemon-reload; systemctl restart recount")
        let path = "/run/credentials/recount.service/mail-password"
        let file = try machine.output(
            of: "tr '\\0' '\\n' </proc/\(process(of: machine).dropLast())/environ")
        #expect(file.contains("RECOUNT_MAIL_SMTP_PASSWORD_FILE=\(path)\n"))
        let asService = "nsenter --mount --target \(try process(of: machine).dropLast())"
        #expect(
            try machine.output(
                of: "\(asService) setpriv --reuid recount --clear-groups cat \(path)")
                == "swordfish\n")
        _ = try machine.output(
            of: """
                rm \(unit) /etc/recount/mail-password
                cp /root/recount.json /etc/recount/
                systemctl daemon-reload; systemctl restart recount
                """)
    }

    /// A stand-in for the vault answers the program of the guide, and nobody else.
    private func keepKeyInVault(on machine: DebianMachine) throws {
        let guide = try Guide("deploy/settings.md", section: "The key out of a vault")
        try machine.write(
            try #require(guide.texts("sh").first), to: "/usr/local/bin/recount-key")
        try machine.set(try #require(guide.texts("json").first))
        _ = try machine.output(
            of: """
                { printf '#!/bin/sh\\n[ "$*" = "kv get -field=key secret/recount" ] || exit 1\\n'
                printf "cat <<'END'\\n%s\\nEND\\n" "$(cat /var/lib/recount/recount.key)"; } >/usr/bin/vault
                chmod 0755 /usr/bin/vault /usr/local/bin/recount-key
                """)
        let refused = try machine.shell(
            "sudo -u recount recount --config /etc/recount/recount.json form list")
        #expect(refused.ending == .exit(1))
        _ = try machine.output(
            of: """
                systemctl stop recount
                mv /var/lib/recount/recount.key /root/
                systemctl start recount
                sudo -u recount recount --config /etc/recount/recount.json doctor
                systemctl stop recount
                mv /root/recount.key /var/lib/recount/
                cp /root/recount.json /etc/recount/
                systemctl start recount
                """)
    }

    /// The service reads the mailbox, and the timer starts it.
    private func importBounces(on machine: DebianMachine) throws {
        let units = try Guide("deploy/bounces.md", section: "Mails that come back").texts("ini")
        #expect(units.count == 2)
        var paths: [String] = []
        for unit in units {
            let path = try #require(unit.firstMatch(of: /^# (\/[^\n]+)\n/)).output.1
            paths.append(String(path))
            try machine.write(unit, to: String(path))
        }
        let mails = try String(
            contentsOf: repository.appending(
                path: "Tests/MailTests/Samples/written-by-postfix.mbox"), encoding: .utf8)
        try machine.write(mails, to: "/var/mail/bounces")
        try machine.set(#"{"mail": {"returnPath": "bounces@example.org"}}"#)
        let verified = try machine.shell(
            "systemd-analyze verify --man=no \(paths.joined(separator: " "))")
        #expect(verified.ending == .exit(0) && verified.complaints == "", "\(verified.complaints)")
        _ = try machine.output(
            of: "systemctl enable --now recount-bounces.timer; systemctl start recount-bounces")
        let printed = try machine.output(of: "journalctl -u recount-bounces --output cat")
        #expect(printed.contains(/(?m)^read  [1-9]/), "\(printed)")
        let timers = try machine.output(of: "systemctl list-timers --no-pager recount-bounces")
        #expect(timers.contains("recount-bounces.service"))
        _ = try machine.output(
            of: """
                systemctl disable --now recount-bounces.timer
                rm \(paths.joined(separator: " "))
                cp /root/recount.json /etc/recount/
                systemctl daemon-reload
                """)
    }

    /// The line says when, as whom and what.
    private func backUpByCron(on machine: DebianMachine) throws {
        let line = try #require(
            try Guide("deploy/consent.md", section: "Backups").texts().first)
        let parts = try #require(
            line.wholeMatch(of: /([0-5]?[0-9]) ([01]?[0-9]) \* \* \*  (\S+)  (.*)\n/)
        ).output
        // Two backups within a second would have one name.
        let printed = try machine.output(
            of: "sleep 1; cd /; sudo -u \(parts.3) env -i PATH=/usr/bin:/bin sh -c '\(parts.4)'")
        #expect(printed.contains("wrote ‘/var/backups/recount/data-"), "\(printed)")
    }

    /// A machine that has only this repository: the package is gone, and so is its user.
    func installWithoutPackage(on machine: DebianMachine) throws {
        _ = try machine.output(of: "userdel recount")
        let consoles = try Guide("deploy/README.md", section: "Without the package").consoles
        try #require(consoles.count == 2)
        try machine.follow(consoles[0], in: "source")
        let install = try Guide("deploy/README.md", section: "3. Install").consoles
        let start = install.joined().filter { $0.command.contains(/^(editor|systemctl)/) }
        #expect(start.count == 2)
        try machine.follow(start, in: "source")
        try machine.follow(try #require(install.dropFirst().first), in: "source")
        let before = try process(of: machine)
        try machine.follow(consoles[1], in: "source")
        #expect(try process(of: machine) != before)
        try machine.follow(Array(Guide("deploy/README.md", section: "5. Backup").consoles.joined()))
    }
}
