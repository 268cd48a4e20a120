import Values

/// When something is tried again that somebody would not take yet.
///
/// The times grow and are drawn a fifth around, so that what was refused together does not come back
/// together.
struct RetrySchedule: Sendable {
    /// The waits between attempts, in seconds; the last one goes on.
    let waits: [Int64]
    /// After how many attempts it is given up.
    let attempts: Int
    let randomness: Randomness

    /// For mails, which are given up after about four days (RFC 5321 §4.5.4.1).
    static func mails(_ randomness: Randomness) -> RetrySchedule {
        RetrySchedule(
            waits: [60, 300, 900, 3_600, 10_800, 21_600, 43_200], attempts: 13,
            randomness: randomness)
    }

    /// For messages to webhooks, which are given up after about three days (Standard Webhooks 1.0,
    /// “Deliverability and reliability”).
    static func webhooks(_ randomness: Randomness) -> RetrySchedule {
        RetrySchedule(
            waits: [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400], attempts: 10,
            randomness: randomness)
    }

    /// When to try again after so many attempts in vain; nil for never.
    func next(after attempts: Int, at moment: Moment) -> Moment? {
        guard attempts < self.attempts else { return nil }
        let wait = waits[min(max(attempts, 1), waits.count) - 1]
        return moment.advanced(by: spread(wait))
    }

    /// The wait, a fifth shorter to a fifth longer.
    private func spread(_ wait: Int64) -> Int64 {
        let lot = randomness.bytes(2).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return wait * 4 / 5 + wait * 2 / 5 * lot / 65_536
    }
}
