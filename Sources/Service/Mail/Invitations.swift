package import Store
package import Values

/// Invites people to a survey, with one personal link each and one answer by it, and reminds those who
/// have neither answered nor said no.
package struct Invitations: Sendable {
    /// How many invitations are stored in one transaction, so that people who send do not wait long.
    package static let batch = 200

    /// What would become of a list.
    package struct Plan: Sendable {
        package let form: FormName
        package let list: InvitationList
        /// Who is to be invited.
        package internal(set) var entries: [InvitationList.Entry] = []
        /// How many have an invitation to the survey, answered or not.
        package internal(set) var invitedBefore = 0
        /// How many may not be written to.
        package internal(set) var suppressed = 0
    }

    private let store: any WritingStore
    private let vault: Vault
    private let sealer: Sealer
    private let clock: WallClock

    package init(_ instance: Instance) {
        (store, vault) = (instance.store, instance.vault)
        (sealer, clock) = (instance.sealer, instance.clock)
    }

    /// What would become of a list, without changing anything.
    package func plan(_ list: InvitationList, for form: FormName) throws -> Plan {
        var plan = Plan(form: form, list: list)
        for entry in list.entries {
            let digest = vault.digest(of: entry.address)
            if try store.suppression(of: digest) != nil {
                plan.suppressed += 1
            } else if try store.isInvited(digest, to: form) {
                plan.invitedBefore += 1
            } else {
                plan.entries.append(entry)
            }
        }
        return plan
    }

    /// Invites all whom the plan names, but for those who were invited or suppressed meanwhile; returns
    /// how many that were.
    package func carryOut(_ plan: Plan, _ schedule: ReminderSchedule) throws -> Int {
        var action: OperatorAction? = OperatorAction(
            .invited, ["form": plan.form.text, "addresses": String(plan.entries.count)])
        var count = 0
        for start in stride(from: 0, to: plan.entries.count, by: Self.batch) {
            let sealed = plan.entries[start...].prefix(Self.batch).map {
                sealer.seal(
                    invitationOf: $0.address, to: plan.form, in: $0.language, schedule)
            }
            count += try store.invite(sealed, to: plan.form, for: action)
            action = nil
        }
        return count
    }

    /// Queues all reminders that are due today; returns how many those were.
    package func remind() throws -> Int {
        var count = 0
        while true {
            let due = try store.remindersDue(on: clock.now.day, limit: Self.batch)
            for invitation in due
            where try store.remind(sealer.seal(reminderOf: invitation)) {
                count += 1
            }
            if due.count < Self.batch { return count }
        }
    }

    /// Declines the invitation whose token has that digest: its address is forgotten and not reminded.
    /// Returns false when there is no such invitation; a repeated no is still one.
    package func decline(_ token: Digest) throws -> Bool { try store.decline(token) }

    /// Says whether a mail with that token is still to be sent.
    package func isWanted(_ token: String) throws -> Bool {
        guard let token = InvitationToken(token) else { return false }
        return try store.invitation(withToken: token.digest)?.state == .invited
    }
}
