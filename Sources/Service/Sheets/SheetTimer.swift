/// Looks once a minute for sheets that are missing, and makes some of them in each round, so that
/// nothing else waits for long.
struct SheetTimer: Sendable {
    private static let sheetsPerRound = 8

    private let making: SheetMaking
    private let recurrence: Recurrence

    init(_ instance: Instance) {
        making = SheetMaking(instance)
        recurrence = Recurrence(seconds: 60, clock: instance.clock)
    }

    /// Makes what is missing, unless nothing was within the minute. What fails may fail for ever, such as
    /// answers that do not open: it is not tried again in each round.
    func runIfDue() throws {
        var failure: (any Error)?
        recurrence.runIfDue {
            do {
                return try making.run(limit: Self.sheetsPerRound) <= Self.sheetsPerRound
            } catch {
                failure = error
                return true
            }
        }
        if let failure { throw failure }
    }
}
