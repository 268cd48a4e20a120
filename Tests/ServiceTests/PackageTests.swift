import Foundation
import Testing

/// The Debian package, as an operator meets it: in a Debian of its own, under the systemd that reads its units.
@Suite(.serialized)
struct PackageTests {
    @Test("installed, upgraded with data of the first release, removed and purged by the guide")
    func life() throws {
        let machine = try DebianMachine.withPackages()
        try machine.follow("3. Install", in: "older")
        try machine.follow("5. Backup", in: "older")
        try expectLockedIn(machine)
        try followOtherGuides(on: machine)
        try bringDataOfTheFirstRelease(to: machine)
        let code = try answer(on: machine)
        // Two backups within a second would have one name.
        _ = try machine.output(of: "sleep 1")
        let before = try process(of: machine)
        let settings = try machine.output(of: "cat /etc/recount/recount.json")

        try machine.follow("6. Upgrade", in: "newer")
        #expect(try process(of: machine) != before)
        #expect(try machine.output(of: "cat /etc/recount/recount.json") == settings)
        for kept in [code, FirstRelease.code] {
            #expect(try receipt(kept, on: machine).contains(#""status":"stored""#))
        }
        #expect(
            try machine.output(
                of: "sudo -u recount recount --config /etc/recount/recount.json doctor"
            )
            .contains("all is well"))
        try remove(from: machine)
        try installWithoutPackage(on: machine)
    }

    func process(of machine: DebianMachine) throws -> String {
        #expect(try machine.output(of: "systemctl is-active recount") == "active\n")
        return try machine.output(of: "systemctl show --property MainPID --value recount")
    }

    /// The units are sound, and what they leave open is little: below 2 of 10.
    private func expectLockedIn(_ machine: DebianMachine) throws {
        let units = ["recount.service", "recount-backup.service"]
        let verified = try machine.shell(
            "systemd-analyze verify --man=no /lib/systemd/system/recount*")
        #expect(verified.ending == .exit(0))
        #expect(verified.complaints.isEmpty, "\(verified.complaints)")
        for unit in units {
            let rated = try machine.shell(
                "systemd-analyze security --offline=true --threshold=20 --no-pager "
                    + "/lib/systemd/system/\(unit)")
            #expect(rated.ending == .exit(0), "\(rated.output.suffix(80))")
        }
    }

    private func bringDataOfTheFirstRelease(to machine: DebianMachine) throws {
        _ = try machine.output(
            of: """
                systemctl stop recount
                rm /var/lib/recount/*
                install -o recount -g recount -m 0600 /srv/data/* /var/lib/recount/
                systemctl start recount
                """)
    }

    /// Answers the demonstration's survey over HTTP and returns the code.
    private func answer(on machine: DebianMachine) throws -> String {
        let printed = try machine.output(
            of: """
                curl -sSf http://127.0.0.1:8080\(WeightSurvey.responses) \\
                    -H 'Content-Type: application/json' \\
                    -H 'Idempotency-Key: installed-by-a-package' \\
                    -d '\(WeightSurvey.json(story: "Before the upgrade."))'
                """)
        return String(try #require(printed.firstMatch(of: /"code":"([^"]+)"/)).output.1)
    }

    private func receipt(_ code: String, on machine: DebianMachine) throws -> String {
        try machine.output(
            of: "curl -sSf http://127.0.0.1:8080/api/v1/receipts -H 'Authorization: Bearer \(code)'"
        )
    }

    /// Removing ends the service and leaves everything else; purging leaves what people wrote.
    private func remove(from machine: DebianMachine) throws {
        let steps = try Guide("deploy/README.md", section: "8. Remove").consoles.joined()
            .map(\.command)
        try #require(steps.count == 3)
        #expect(try machine.output(of: steps[0]).contains("Removing recount"))
        #expect(try machine.shell("curl -s http://127.0.0.1:8080/").ending == .exit(7))
        _ = try machine.output(of: "test ! -e /usr/bin/recount -a -s /etc/recount/recount.json")

        let purged = try machine.output(of: steps[1])
        #expect(purged.contains("'/var/lib/recount' is not empty and stays"))
        let kept = "test -s /var/lib/recount/recount.key -a -s /var/lib/recount/recount.sqlite"
        _ = try machine.output(of: "\(kept) -a ! -e /etc/recount/recount.json")
        let left =
            "ls -d /etc/systemd/system/*/recount* /var/lib/systemd/deb-systemd-helper-*/recount*"
        #expect(try machine.output(of: "\(left) 2>/dev/null || true") == "")

        _ = try machine.output(of: steps[2])
        let folders = "/var/lib/recount /var/backups/recount /etc/recount"
        #expect(try machine.output(of: "ls -d \(folders) 2>/dev/null || true") == "")
    }

    @Test("what was never used leaves nothing behind when it is purged")
    func unused() throws {
        let machine = try DebianMachine.withPackages()
        let purged = try machine.output(
            of: "apt install ./recount_*_amd64.deb && apt purge recount", in: "newer")
        #expect(!purged.contains("stays"))
        #expect(
            try machine.output(
                of: "find / -xdev -name '*recount*' -not -path '/srv/*' -not -path '/proc/*'") == ""
        )
    }

    @Test("lintian finds no error that is not the development build's own")
    func lint() throws {
        let package = try DebianPackage.newer.get()
        let found = try package.run(
            "/usr/bin/lintian",
            [
                "--fail-on", "error,warning", "--allow-root", "--suppress-tags",
                "custom-library-search-path,unstripped-binary-or-object,"
                    + "uses-no-compression-for-control-tarball,uses-no-compression-for-data-tarball",
                package.file.path,
            ])
        #expect(found == "")
    }

    @Test("the same program makes the same package, wherever and whenever")
    func reproducible() throws {
        let again = try DebianPackage(timeZone: "Pacific/Kiritimati")
        #expect(
            try Data(contentsOf: again.file) == Data(contentsOf: DebianPackage.newer.get().file))
    }

    @Test("the manual page has every command and option, and man has nothing to say against it")
    func manual() throws {
        let package = try DebianPackage.newer.get()
        _ = try package.content(of: "usr/share/doc/recount/copyright")
        let page = package.folder.path("extracted/usr/share/man/man1/recount.1.gz")
        let shown = try package.run("/usr/bin/man", ["--warnings", "--local-file", page])
            .replacing(/\s+/) { _ in " " }
        #expect(!shown.contains("warning"))
        for command in HelpTests.commands {
            let words = command.split(separator: " ").map(String.init)
            let help = try CommandLineTool.run(words + ["--help"]).output
            for option in help.matches(of: /(?m)^  (?:-., )?(--[a-z-]+)/) {
                #expect(shown.contains(option.output.1), "\(command) \(option.output.1)")
            }
            let isGroup = help.contains("SUBCOMMANDS:")
            #expect(isGroup || shown.contains("recount \(command) "), "\(command)")
        }
    }

    @Test("bash completes commands and options")
    func completion() throws {
        let package = try DebianPackage.newer.get()
        _ = try package.content(of: "usr/share/doc/recount/copyright")
        let script = package.folder.path("extracted/usr/share/bash-completion/completions/recount")
        let asked = """
            source \(script)
            COMP_WORDS=(recount form ch) COMP_CWORD=2 COMP_LINE='recount form ch' COMP_POINT=15
            $(complete -p recount | sed 's/.*-F \\([^ ]*\\).*/\\1/') recount ch form
            echo "${COMPREPLY[@]}"
            """
        #expect(try package.run("/bin/bash", ["-c", asked]) == "check\n")
    }
}
