import Pages
import Testing
import Values

@testable import Service
@testable import Store

/// Stamps, challenges and verdicts, at chosen moments.
@Suite struct SpamGuardTests {
    private static let now = Moment(seconds: 1_800_000_000)
    private static let day: Int64 = 86_400
    private static let subject = Array("what was sent".utf8)

    private let vault: Vault
    private let other: Vault

    init() throws {
        vault = Vault(try #require(MasterKey(bytes: Array(repeating: 7, count: 32))))
        other = Vault(try #require(MasterKey(bytes: Array(repeating: 8, count: 32))))
    }

    private func stamp(_ seconds: Int64, by vault: Vault? = nil) -> String {
        let stamp = PageStamp(made: Self.now.advanced(by: seconds))
        return String(decoding: stamp.letters(by: vault ?? self.vault), as: UTF8.self)
    }

    private func challenge(
        made: Int64 = 0, subject: [UInt8] = subject, difficulty: Int = 8, salt: UInt8 = 1
    ) -> Challenge {
        Challenge(
            for: subject, difficulty: difficulty, made: Self.now.advanced(by: made),
            salt: [salt, 2, 3, 4], by: vault)
    }

    private func proof(of challenge: Challenge) -> String {
        ProofOfWork(text: challenge.text, rounds: Challenge.rounds, bits: challenge.bits).numbers
    }

    private func verdict(
        _ stamp: String, _ fields: [String: String] = [:], isWithinRate: Bool = true,
        policy: GuardSettings.Policy = .suspicious
    ) -> String {
        var settings = GuardSettings()
        settings.challenge = policy
        settings.difficulty = 8
        let post = GuardedPost(
            subject: Self.subject, stamp: Array(stamp.utf8), leastSeconds: 3, value: { fields[$0] })
        let guarding = SpamGuard(
            settings, vault: vault, clock: WallClock { Self.now },
            randomness: Randomness { Array(repeating: 1, count: $0) }, allowance: nil)
        return switch guarding.verdict(on: post, isWithinRate: isWithinRate) {
        case .store: "store"
        case .renew: "renew"
        case .ask(_, let occasion): "ask \(occasion)"
        }
    }

    @Test(
        "a page's age decides",
        arguments: [
            (Int64(0), "ask asked"), (-1, "ask asked"), (-2, "ask asked"), (-3, "store"),
            (-600, "store"), (-day, "store"), (-day - 1, "renew"), (-30 * day, "renew"),
            // The clock was set back.
            (60, "store"),
        ])
    func age(seconds: Int64, expected: String) {
        #expect(verdict(stamp(seconds)) == expected)
    }

    @Test("what is not a stamp of this instance is none")
    func foreignStamps() {
        #expect(verdict(stamp(-60, by: other)) == "ask asked")
        #expect(verdict("") == "ask asked")
        #expect(verdict(stamp(-60) + "A") == "ask asked")
        for place in 0..<PageStamp.length {
            var letters = Array(stamp(-60))
            letters[place] = letters[place] == "A" ? "B" : "A"
            #expect(PageStamp(Array(String(letters).utf8), by: vault) == nil, "\(place)")
        }
        #expect(PageStamp(Array(stamp(-60).utf8), by: vault)?.made == Self.now.advanced(by: -60))
    }

    @Test("a decoy and a rate make suspicious; off and always do not ask what is suspicious")
    func reasons() {
        let good = stamp(-60)
        #expect(verdict(good, [GuardedPost.Field.decoy: ""]) == "store")
        #expect(verdict(good, [GuardedPost.Field.decoy: "x"]) == "ask asked")
        #expect(verdict(good, isWithinRate: false) == "ask asked")
        #expect(verdict(good, policy: .always) == "ask asked")
        #expect(verdict("", [GuardedPost.Field.decoy: "x"], policy: .off) == "store")
    }

    @Test("a solved challenge stores, whatever was suspicious; an expired one asks again")
    func solved() {
        func fields(_ challenge: Challenge, _ proof: String) -> [String: String] {
            [GuardedPost.Field.challenge: challenge.text, GuardedPost.Field.proof: proof]
        }
        let fresh = challenge(made: -60)
        let old = challenge(made: -Self.day - 1)
        let decoy = fields(fresh, proof(of: fresh)).merging([GuardedPost.Field.decoy: "x"]) { $1 }
        #expect(verdict("", decoy, isWithinRate: false) == "store")
        #expect(verdict("", fields(fresh, proof(of: fresh)), policy: .always) == "store")
        #expect(verdict("", fields(fresh, "1.2.3")) == "ask wrong")
        #expect(verdict("", fields(fresh, "")) == "ask wrong")
        #expect(verdict("", fields(old, proof(of: old))) == "ask late")
        #expect(verdict(stamp(-Self.day - 1), fields(fresh, proof(of: fresh))) == "store")
    }

    @Test("a challenge holds for what it was made for, unchanged, with the difficulty that it says")
    func challenges() throws {
        let challenge = challenge(difficulty: 11)
        #expect(Challenge(challenge.text, for: Self.subject, by: vault) == challenge)
        #expect(Challenge(challenge.text, for: Array("else".utf8), by: vault) == nil)
        #expect(Challenge(challenge.text, for: Self.subject, by: other) == nil)
        for place in challenge.text.indices {
            let letter = challenge.text[place] == "A" ? "B" : "A"
            let changed = challenge.text.replacingCharacters(at: place, with: letter)
            #expect(Challenge(changed, for: Self.subject, by: vault) == nil)
        }
        #expect(challenge.bits == 7)
        #expect(challenge.isSolved(byProof: proof(of: challenge)))
        let easy = ProofOfWork(text: challenge.text, rounds: Challenge.rounds, bits: 1).numbers
        #expect(!challenge.isSolved(byProof: easy))
    }

    @Test("challenges for the same differ, and so do their questions")
    func variety() {
        let all = (UInt8(0)...99).map { challenge(salt: $0) }
        #expect(Set(all.map(\.text)).count == 100)
        #expect(Set(all.map(\.question)).count > 20)
    }

    @Test("a page shown again keeps a good stamp, and an old one counts as read")
    func renewal() throws {
        let guarding = SpamGuard(
            GuardSettings(), vault: vault, clock: WallClock { Self.now }, randomness: .system,
            allowance: nil)
        func made(_ old: String) -> Int64? {
            PageStamp(guarding.stamp(after: Array(old.utf8)), by: vault).map {
                $0.made.seconds - Self.now.seconds
            }
        }
        #expect(made(stamp(-60)) == -60)
        #expect(made(stamp(0)) == 0)
        #expect(made(stamp(-2 * Self.day)) == -3)
        #expect(made("nonsense") == 0)
        #expect(made(stamp(-60, by: other)) == 0)
    }

    @Test(
        "a key tells its stamp from itself",
        arguments: [
            ("0123456789abcdef", "0123456789abcdef", 0),
            ("0123456789abcdef.0123456789abcdefghij", "0123456789abcdef", 20),
            ("0123456789abcdef.0123456789", "0123456789abcdef.0123456789", 0),
            ("short.0123456789abcdefghij", "short.0123456789abcdefghij", 0),
        ])
    func keys(text: String, key: String, stamp: Int) throws {
        let read = try #require(PageKey(text))
        #expect(String(decoding: read.key.bytes, as: UTF8.self) == key)
        #expect(read.stamp.count == stamp)
        #expect(read.text == text)
    }

    @Test(
        "what cannot be a key is none",
        arguments: ["", "short", "with a space in it", "ü-0123456789abcdef"])
    func noKeys(text: String) {
        #expect(PageKey(text) == nil)
    }
}

extension String {
    fileprivate func replacingCharacters(at place: Index, with text: String) -> String {
        String(self[..<place]) + text + String(self[index(after: place)...])
    }
}
