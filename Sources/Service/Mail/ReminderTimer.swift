import Values

/// Looks for reminders that are due at the start of a server and once a minute from then on.
struct ReminderTimer: Sendable {
    private let invitations: Invitations
    private let recurrence: Recurrence

    init(_ instance: Instance) {
        invitations = instance.invitations
        recurrence = Recurrence(seconds: 60, clock: instance.clock)
    }

    /// Queues what is due, unless it was done within the minute.
    func runIfDue() throws {
        try recurrence.runIfDue {
            _ = try invitations.remind()
            return true
        }
    }
}
