import Consent
import Foundation
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

/// A survey that is taken by invitation.
enum InvitedSurvey {
    static let path = "/surveys/circle"
    static let responses = "/api/v1/forms/circle/responses"
    static let words = "What shall we call you?"

    static func file(pages: String = "one") -> String {
        """
        survey: circle
        version: 1.0.0
        language: en
        title: Circle
        access: invited
        pages: \(pages)
        sections:
        - section: All
          items:
          - id: name
            text: \(words)
          - id: mood
            text: How are you?
        """
    }
}

extension RecountProcess {
    /// Puts the survey by invitation in force and waits until it is served.
    func publishCircle(pages: String = "one") throws {
        let file = try data.write(InvitedSurvey.file(pages: pages), to: "circle.yaml")
        let published = try command("form", "publish", file)
        try #require(published.ending == .exit(0), "\(published.complaints)")
        let client = client()
        eventually { (try? client.get(InvitedSurvey.path).status) == 403 }
    }

    /// Invites these people to it.
    func invite(_ names: String..., reminders: Int = 2) throws {
        let lines = ["email,language"] + names.map { "\($0)@example.org,en" }
        let list = try data.write(lines.joined(separator: "\n") + "\n", to: "list.csv")
        let invited = try command(
            "invite", "circle", "--from", list, "--reminders", "\(reminders)", "--apply")
        try #require(invited.ending == .exit(0), "\(invited.complaints)")
    }

    /// The store as another process opens it that has the key file.
    func store() throws -> (store: SQLStore, vault: Vault) {
        let folder = data.url.appending(path: "instance")
        let key = try #require(try KeyFile(folder.appending(path: "recount.key")).load())
        let ledger = LedgerSetup(
            name: try #require(LedgerName("example.org/ledger")),
            head: HeadFile(folder.appending(path: "recount.head")))
        let vault = Vault(key)
        let store = try SQLStore(
            sqlite: folder.appending(path: "recount.sqlite"), vault: vault, ledger: ledger,
            today: WallClock.system.now.day)
        return (store, vault)
    }

    /// Says no with the link of an invitation.
    func decline(_ link: String) throws {
        let token = try #require(InvitationToken(String(link.trimmingPrefix("?invitation="))))
        #expect(try store().store.decline(token.digest))
    }

    /// The letters in the outbox, as whoever has the key file reads them; they are taken by it.
    func letters() throws -> [Letter] {
        let (store, vault) = try store()
        var letters: [Letter] = []
        let later = Moment(seconds: WallClock.system.now.seconds + 864_000)
        while let mail = try store.nextMail(after: nil, at: later, lease: 86_400) {
            letters.append(try MailReader(vault).letter(mail))
        }
        return letters
    }

    /// The links of the letters, as queries.
    func invitations() throws -> [String] {
        try letters().compactMap { letter in
            guard case .invitation(let token, form: "circle", _) = letter.content else {
                return nil
            }
            return "?invitation=\(token)"
        }
    }

    /// How many invitations stand where.
    func invitationStatus() throws -> String { try command("invite", "circle", "--status").output }
}
