import Consent
import Testing
import Values

/// The exact words of a story, and their name.
@Suite struct StoryWordsTests {
    private func words(
        _ text: String, title: String? = nil, byline: String? = nil
    ) throws -> StoryWords {
        try StoryWords(
            text, language: #require(LanguageTag("en")), title: title, byline: byline)
    }

    @Test(arguments: [
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("\r\n  One\r\n\tline. \r\n\r\n\r\n Two.\r\n", ["One line.", "Two."]),
        ("One.\u{2029}\u{2029}Two.", ["One.", "Two."]),
        ("One.\n \u{A0}\nTwo.", ["One.", "Two."]),
    ])
    func `paragraphs stand between empty lines`(text: String, expected: [String]) throws {
        #expect(try words(text).paragraphs == expected)
    }

    @Test func `words come back from their canonical form`() throws {
        for own in [
            try words("One.\n\nTwo „quoted“.", title: " A  title ", byline: "Kim, 34"),
            try words("One."),
        ] {
            #expect(try StoryWords(canonical: own.canonical) == own)
        }
        let plain = try words("One.", title: " ", byline: "")
        #expect(
            String(decoding: plain.canonical, as: UTF8.self)
                == #"{"language":"en","paragraphs":["One."]}"#)
    }

    @Test func `whatever differs has another name`() throws {
        let all = try [
            words("One.\n\nTwo."), words("One. Two."), words("One.\n\nTwo.", title: "T"),
            words("One.\n\nTwo.", byline: "T"), words("T\n\nOne.\n\nTwo."), words("One.\n\nTwo"),
            StoryWords("One.\n\nTwo.", language: #require(LanguageTag("de"))),
        ]
        #expect(Set(all.map(\.digest)).count == all.count)
        // sha256sum of the canonical JSON.
        #expect(
            try words("One.").digest
                == Digest(of: Array(#"{"language":"en","paragraphs":["One."]}"#.utf8)))
    }

    @Test(arguments: [
        ("", StoryWords.Fault.empty), (" \n\t\n", .empty), ("a\u{0}b", .controlCharacter),
        ("a\u{1B}[31m", .controlCharacter),
        (String(repeating: "x", count: 20_001), .tooLong(limit: 20_000)),
    ])
    func `what cannot be a story is refused`(text: String, fault: StoryWords.Fault) {
        #expect(throws: fault) { try words(text) }
    }

    @Test func `a title and a by-line are one line each, and not longer than a line`() throws {
        let long = String(repeating: "x", count: 201)
        #expect(throws: StoryWords.Fault.lineTooLong(limit: 200)) {
            try words("One.", title: long)
        }
        #expect(throws: StoryWords.Fault.lineTooLong(limit: 200)) {
            try words("One.", byline: long)
        }
        #expect(try words("One.", byline: "Kim,\n34").byline == "Kim, 34")
    }

    @Test(arguments: ["", "[]", "{}", #"{"language":"en","paragraphs":[]}"#, "{\"language\":1}"])
    func `bytes that are no words are refused`(text: String) {
        #expect(throws: StoryWords.Fault.self) {
            try StoryWords(canonical: Array(text.utf8))
        }
    }
}
