import Synchronization
import Values

/// How fast mails may leave, in all and to the hosts of one mail provider: whoever gets too many at once
/// from somebody new takes them for unwanted.
final class MailPace: Sendable {
    private struct Window {
        var start: Moment
        var count = 0

        /// The window that holds `now`; a clock that was set back begins one.
        func renewed(at now: Moment, every seconds: Int64) -> Window {
            let isRunning = now >= start && now < start.advanced(by: seconds)
            return isRunning ? self : Window(start: now)
        }
    }

    private struct State {
        var hour = Window(start: Moment(seconds: 0))
        var hosts: [String: Window] = [:]
    }

    private static let hour: Int64 = 3_600
    private static let minute: Int64 = 60

    private let perHour: Int
    private let perHostAndMinute: Int
    private let state = Mutex(State())

    /// So many mails an hour, and so many a minute to one domain; 0 for no limit.
    init(perHour: Int, perHostAndMinute: Int) {
        (self.perHour, self.perHostAndMinute) = (perHour, perHostAndMinute)
    }

    /// Counts a mail that leaves now. Returns nil when it may, otherwise when to ask again.
    func admit(_ address: EmailAddress, at now: Moment) -> Moment? {
        state.withLock { state in
            let host = String(address.normalized.drop { $0 != "@" }.dropFirst())
            if state.hosts.count > 10_000 { state.hosts = [:] }
            var hour = state.hour.renewed(at: now, every: Self.hour)
            var minute = (state.hosts[host] ?? Window(start: now))
                .renewed(at: now, every: Self.minute)
            if perHour > 0, hour.count >= perHour { return hour.start.advanced(by: Self.hour) }
            if perHostAndMinute > 0, minute.count >= perHostAndMinute {
                return minute.start.advanced(by: Self.minute)
            }
            hour.count += 1
            minute.count += 1
            (state.hour, state.hosts[host]) = (hour, minute)
            return nil
        }
    }
}
