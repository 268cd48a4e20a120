import HTTPServer
import Pages
import Store
import Values

/// Tells people from programs that fill in every form they find, without anybody's help and without
/// keeping anything about a person.
///
/// Nothing is ever refused or lost for suspicion: whoever may be a program is asked to do something
/// that takes a browser a moment, and what was sent waits in the page meanwhile.
final class SpamGuard: Sendable {
    /// What is to be done with what was sent.
    enum Verdict: Sendable {
        case store
        /// To be asked first.
        case ask(Challenge, ChallengePage.Occasion)
        /// To be shown once more, because the page was open for very long.
        case renew
    }

    private enum Solution {
        case none, right, wrong, late
    }

    let settings: GuardSettings
    private let vault: Vault
    private let clock: WallClock
    private let randomness: Randomness
    private let press: StampPress
    private let allowance: AddressAllowance?

    /// A guard with the secrets of `instance`, which counts by the addresses that the server tells.
    convenience init(_ settings: GuardSettings, instance: Instance, server: ServerConfiguration) {
        let isCounting = settings.challenge == .suspicious
        let rate = RequestRate.perHour(isCounting ? settings.sendsPerHour : 0)
        self.init(
            settings, vault: instance.vault, clock: instance.clock,
            randomness: instance.randomness,
            allowance: AddressAllowance(
                rate.share(among: server.servers), trustedProxies: server.trustedProxies))
    }

    init(
        _ settings: GuardSettings, vault: Vault, clock: WallClock, randomness: Randomness,
        allowance: AddressAllowance?
    ) {
        (self.settings, self.vault, self.clock) = (settings, vault, clock)
        (self.randomness, self.allowance) = (randomness, allowance)
        press = StampPress(vault)
    }

    private var lifetime: Int64 { Int64(settings.hours) * 3_600 }

    // MARK: Pages

    /// The letters that a page made now carries.
    var stamp: [UInt8] { press.letters(for: clock.now) }

    /// The stamp for a page that is shown again: the old one if that is good, so that nobody who
    /// mends a page waits anew. One that was too old is as if the page had been read since.
    func stamp(after old: [UInt8]) -> [UInt8] {
        guard let stamp = PageStamp(old, by: vault) else { return self.stamp }
        guard isOld(stamp) else { return old }
        let patience = Int64(max(settings.surveySeconds, settings.signUpSeconds))
        return press.letters(for: clock.now.advanced(by: -patience))
    }

    // MARK: Judging

    /// What is to be done with what a form brought.
    func verdict(on post: GuardedPost, from request: Request) -> Verdict {
        verdict(on: post, isWithinRate: allowance?.take(by: request) ?? true)
    }

    func verdict(on post: GuardedPost, isWithinRate: @autoclosure () -> Bool) -> Verdict {
        switch settings.challenge {
        case .off: return .store
        case .always: return asked(post)
        case .suspicious:
            guard isWithinRate(), !post.isDecoyFilled,
                let stamp = PageStamp(post.stamp, by: vault), !isYoung(stamp, post.leastSeconds)
            else { return asked(post) }
            guard isOld(stamp), case .ask = asked(post) else { return .store }
            return .renew
        }
    }

    /// What is to be done with what a program sent: only how often it does counts.
    func verdict(onProgram post: GuardedPost, from request: Request) -> Verdict {
        switch settings.challenge {
        case .off: .store
        case .always: asked(post)
        case .suspicious: allowance?.take(by: request) ?? true ? .store : asked(post)
        }
    }

    private func asked(_ post: GuardedPost) -> Verdict {
        switch solution(in: post) {
        case .right: .store
        case .none: .ask(challenge(for: post.subject), .asked)
        case .wrong: .ask(challenge(for: post.subject), .wrong)
        case .late: .ask(challenge(for: post.subject), .late)
        }
    }

    private func challenge(for subject: [UInt8]) -> Challenge {
        Challenge(
            for: subject, difficulty: settings.difficulty, made: clock.now,
            salt: randomness.bytes(4), by: vault)
    }

    private func solution(in post: GuardedPost) -> Solution {
        guard let text = post.value(GuardedPost.Field.challenge),
            let challenge = Challenge(text, for: post.subject, by: vault)
        else { return .none }
        guard age(of: challenge.made) <= lifetime else { return .late }
        let proof = post.value(GuardedPost.Field.proof) ?? ""
        let answer = post.value(GuardedPost.Field.answer) ?? ""
        let isRight =
            challenge.isSolved(byProof: proof) || challenge.question.isAnswered(by: answer)
        return isRight ? .right : .wrong
    }

    private func isOld(_ stamp: PageStamp) -> Bool { age(of: stamp.made) > lifetime }

    /// A page from the future tells of a clock that was set back, and nothing of a person.
    private func isYoung(_ stamp: PageStamp, _ least: Int) -> Bool {
        (0..<Int64(least)).contains(age(of: stamp.made))
    }

    private func age(of moment: Moment) -> Int64 { clock.now.seconds - moment.seconds }
}

extension RequestRate {
    /// As many in an hour, a third of them and no more than 20 at once.
    fileprivate static func perHour(_ count: Int) -> RequestRate {
        var rate = RequestRate()
        rate.perSecond = Double(count) / 3_600
        rate.burst = min(max(count / 3, 1), 20)
        return rate
    }
}
