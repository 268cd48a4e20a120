import Store
import Values

/// When a mail is tried again that a mail server would not take yet.
///
/// The times grow and are drawn a fifth around, so that mails that were refused together do not come
/// back together; after about four days a mail is given up (RFC 5321 §4.5.4.1).
struct RetrySchedule: Sendable {
    /// The waits between attempts, in seconds; the last one goes on.
    private static let waits: [Int64] = [60, 300, 900, 3_600, 10_800, 21_600, 43_200]
    /// After how many attempts a mail is given up.
    static let attempts = 13

    let randomness: Randomness

    /// The end of an attempt in vain.
    func outcome(after attempts: Int, at moment: Moment) -> MailReport.Outcome {
        guard attempts < Self.attempts else { return .failed }
        let wait = Self.waits[min(max(attempts, 1), Self.waits.count) - 1]
        return .deferred(until: moment.advanced(by: spread(wait)))
    }

    /// The wait, a fifth shorter to a fifth longer.
    private func spread(_ wait: Int64) -> Int64 {
        let lot = randomness.bytes(2).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return wait * 4 / 5 + wait * 2 / 5 * lot / 65_536
    }
}
