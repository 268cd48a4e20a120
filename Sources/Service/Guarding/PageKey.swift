import FormModel
import Values

/// What the hidden field `key` holds on a page of which nothing is saved yet: the submission key
/// and, behind a point, when the page was made.
struct PageKey: Sendable {
    static let field = "key"
    private static let point = UInt8(ascii: ".")

    /// How many letters the field has on a page that is made here.
    static let generatedLength = SubmissionKey.generatedLength + 1 + PageStamp.length

    let key: SubmissionKey
    /// The letters of the stamp, not looked at yet; empty where there are none.
    let stamp: [UInt8]

    init(_ key: SubmissionKey, stamp: [UInt8]) {
        self.key = key
        self.stamp = stamp
    }

    /// Reads the field. Nil for what can be no key.
    init?(_ text: String) {
        let letters = Array(text.utf8)
        let place = letters.count - PageStamp.length - 1
        if place > 0, letters[place] == Self.point,
            let key = SubmissionKey(Array(letters[..<place]))
        {
            self.init(key, stamp: Array(letters[(place + 1)...]))
        } else {
            guard let key = SubmissionKey(letters) else { return nil }
            self.init(key, stamp: [])
        }
    }

    /// The key in the fields of a page, if there is one.
    init?(of raw: RawSubmission) {
        guard let text = raw.value(of: Self.field) else { return nil }
        self.init(text)
    }

    /// The field's letters.
    var letters: [UInt8] { stamp.isEmpty ? key.bytes : key.bytes + [Self.point] + stamp }

    /// The field.
    var text: String { String(decoding: letters, as: UTF8.self) }
}
