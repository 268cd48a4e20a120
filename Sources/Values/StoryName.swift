/// The name of a text that was made of a story, as its address has it: twelve of Crockford's letters in
/// lower case. It is drawn by lot and leads to nobody.
package struct StoryName: CheckedText {
    /// How many letters a name has, of five bits each.
    package static let length = 12

    package let text: String

    package init?(_ text: String) {
        guard text.utf8.count == Self.length, let values = CrockfordBase32.decode(text),
            CrockfordBase32.encode(values).lowercased() == text
        else { return nil }
        self.text = text
    }

    /// The name that these random bytes make.
    package init(random bytes: [UInt8]) {
        precondition(bytes.count == Self.length, "a name takes a byte for each letter")
        text = CrockfordBase32.encode(bytes).lowercased()
    }
}
