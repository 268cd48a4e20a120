import HTTPServer
import HTTPTypes
import Pages
import Values

extension ReadingContext {
    /// What stands between what a program sent and its storing; nil when nothing does. A program has
    /// no page to look at, so only how often its address sends can make it suspicious.
    func objection(
        toProgram request: Request, subject: [UInt8], key: SubmissionKey? = nil
    ) -> Problem? {
        let post = GuardedPost(
            subject: subject, stamp: [], leastSeconds: 0, value: { request.guardValue($0) })
        switch guarding.verdict(onProgram: post, from: request) {
        case .store, .renew: return nil
        case .ask(let challenge, _): return .asking(challenge, key)
        }
    }
}

extension Request {
    /// The field of the guard, out of `Proof-Of-Work: CHALLENGE.NUMBER.NUMBER…`.
    fileprivate func guardValue(_ name: String) -> String? {
        guard let proof = field(.proofOfWork), let point = proof.firstIndex(of: ".") else {
            return nil
        }
        return switch name {
        case GuardedPost.Field.challenge: String(proof[..<point])
        case GuardedPost.Field.proof: String(proof[proof.index(after: point)...])
        default: nil
        }
    }
}

extension Problem {
    /// A calculation is to be done first (RFC 6585 §3).
    fileprivate static func asking(_ challenge: Challenge, _ key: SubmissionKey?) -> Problem {
        Problem(
            status: .preconditionRequired,
            detail: "Nothing was stored. Solve “challenge” and send the same again with "
                + "Proof-Of-Work; see /openapi.json.",
            members: [
                "challenge": .object([
                    "text": .string(challenge.text), "rounds": .integer(Int64(Challenge.rounds)),
                    "bits": .integer(Int64(challenge.bits)),
                ]),
                "idempotencyKey": key.map { .string(String(decoding: $0.bytes, as: UTF8.self)) }
                    ?? .null,
            ])
    }
}
