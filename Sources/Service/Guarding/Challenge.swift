import Pages
import Store
import Values

/// Something to do for whoever may be a program: a calculation that costs a browser some seconds, or
/// a plain question in its place.
///
/// Nothing of it is kept here. Its text tells when it was made and how hard it is, with a code that
/// holds for what was sent alone: solved, it lets that through and nothing else, and that is stored
/// once. What is asked follows from a part of the code that is not in the text.
struct Challenge: Hashable, Sendable {
    /// How many parts the calculation has. Many small ones take about the same time for everybody,
    /// where a single large one would take some people ten times as long; and they tell the progress.
    static let rounds = 16
    /// How much of the difficulty the number of parts makes up: they are two to this power.
    private static let roundBits = 4

    private static let domain = Array("challenge\n".utf8)
    private static let timeLength = 5
    private static let headLength = 10
    private static let codeLength = 14
    /// The letters of a number, as many as any script needs.
    private static let mostDigits = 15

    let made: Moment
    /// The challenge as a page carries it: letters, digits, `-` and `_`.
    let text: String
    /// The zero bits at the head of each part's digest.
    let bits: Int
    let question: PlainQuestion

    /// A challenge for what `subject` names; `salt` is four random bytes.
    init(for subject: [UInt8], difficulty: Int, made: Moment, salt: [UInt8], by vault: Vault) {
        let head = made.bytes(Self.timeLength) + [UInt8(clamping: difficulty)] + salt
        self.init(head: head[...], code: Self.code(of: head[...], subject, by: vault))
    }

    /// Reads the text of a challenge; nil unless it was made here and for `subject`.
    init?(_ text: String, for subject: [UInt8], by vault: Vault) {
        guard let bytes = Base64URL.decode(text),
            bytes.count == Self.headLength + Self.codeLength
        else { return nil }
        let head = bytes.prefix(Self.headLength)
        let code = Self.code(of: head, subject, by: vault)
        guard bytes.dropFirst(Self.headLength).isSecretly(code.prefix(Self.codeLength)) else {
            return nil
        }
        self.init(head: head, code: code)
    }

    private init(head: ArraySlice<UInt8>, code: [UInt8]) {
        precondition(head.count == Self.headLength, "a challenge has a time, a difficulty, a salt")
        made = Moment(seconds: head.prefix(Self.timeLength).reduce(0) { $0 << 8 | Int64($1) })
        bits = max(0, Int(head[head.startIndex + Self.timeLength]) - Self.roundBits)
        text = Base64URL.encode(Array(head) + Array(code.prefix(Self.codeLength)))
        question = PlainQuestion(number: code.suffix(4).reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// Says whether `proof` holds a number for each part, with points between.
    func isSolved(byProof proof: some StringProtocol) -> Bool {
        let numbers = proof.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == Self.rounds, numbers.allSatisfy({ $0.utf8.count <= Self.mostDigits })
        else { return false }
        return numbers.enumerated().allSatisfy { round, number in
            Digest(of: Array("\(text).\(round).\(number)".utf8)).leadingZeroBits >= bits
        }
    }

    private static func code(
        of head: ArraySlice<UInt8>, _ subject: [UInt8], by vault: Vault
    ) -> [UInt8] {
        vault.authenticationCode(ofPageContent: domain + head + subject).bytes
    }
}

extension Digest {
    /// How many zero bits stand at the head.
    fileprivate var leadingZeroBits: Int {
        var count = 0
        for byte in bytes {
            count += byte.leadingZeroBitCount
            if byte != 0 { break }
        }
        return count
    }
}
