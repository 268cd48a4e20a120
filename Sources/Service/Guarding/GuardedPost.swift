import FormModel
import HTTPServer
import Values

/// What a form brings beside what a person typed, for the guard to look at.
///
/// No question of a survey can have the name of one of its fields: these have hyphens.
struct GuardedPost: Sendable {
    /// Names of fields.
    enum Field {
        static let stamp = "page-made"
        /// Hidden from people, who thus leave it empty.
        static let decoy = "your-website"
        static let challenge = "guard-challenge"
        static let proof = "guard-proof"
        static let answer = "guard-answer"

        static let all: Set = [stamp, decoy, challenge, proof, answer]
    }

    /// What the challenge holds for: the code that answers will be stored under, or an address.
    let subject: [UInt8]
    /// The stamp's letters; empty for none.
    let stamp: [UInt8]
    /// The least time in which a person fills the page in, in seconds.
    let leastSeconds: Int
    /// The value of a field, if it came.
    let value: @Sendable (String) -> String?

    /// Says whether the field was filled in that people do not see.
    var isDecoyFilled: Bool { value(Field.decoy)?.isEmpty == false }
}

extension RawSubmission {
    /// Everything that was sent and a page must carry, but for the key and what is the guard's own.
    var carried: [(name: String, value: String)] {
        pairs.filter { $0.name != PageKey.field && !GuardedPost.Field.all.contains($0.name) }
    }
}

extension FormFields {
    /// The letters of the stamp; empty for none.
    var stamp: [UInt8] { Array((first(GuardedPost.Field.stamp) ?? "").utf8) }

    /// Everything that was sent and a page must carry, but for what is the guard's own.
    var carried: [(name: String, value: String)] {
        (0..<count).map { self[$0] }.filter { !GuardedPost.Field.all.contains($0.name) }
    }
}
