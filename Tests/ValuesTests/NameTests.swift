import Testing
import Values

@Suite struct NameTests {
    @Test(arguments: ["a", "weight-rare-myasthenia", "a1-2", String(repeating: "a", count: 63)])
    func `a form's name is a slug`(text: String) {
        #expect(FormName(text)?.text == text)
    }

    @Test(arguments: ["", "1a", "-a", "A", "a_b", "a b", "ä", String(repeating: "a", count: 64)])
    func `what is no slug names no form`(text: String) {
        #expect(FormName(text) == nil)
    }

    @Test(arguments: ["a", "ok_survey", "a1", String(repeating: "a", count: 32)])
    func `an item's identifier is a variable name`(text: String) {
        #expect(ItemIdentifier(text)?.text == text)
        #expect(PurposeIdentifier(text)?.text == text)
    }

    @Test(arguments: ["", "1a", "_a", "a-b", "a.b", String(repeating: "a", count: 33)])
    func `what is no variable name identifies nothing`(text: String) {
        #expect(ItemIdentifier(text) == nil)
        #expect(PurposeIdentifier(text) == nil)
    }

    @Test func `a story's name is drawn by lot and read back`() throws {
        let name = StoryName(random: (0..<12).map { UInt8($0 * 21) })
        #expect(name.text.utf8.count == 12)
        #expect(StoryName(name.text) == name)
    }

    @Test(arguments: [
        "", "0123456789a", "0123456789abc", "0123456789AB", "0123456789al", "0123456789a-",
        "../../../etc",
    ])
    func `what is no name of a story leads to none`(text: String) {
        #expect(StoryName(text) == nil)
    }

    @Test func `approvals of exact words are counted, and no other purpose is one`() throws {
        #expect(StoryApproval.purpose(3).text == "story_words_3")
        #expect(StoryApproval.number(StoryApproval.purpose(3)) == 3)
        #expect(StoryApproval.number(try #require(PurposeIdentifier("stories"))) == nil)
        #expect(StoryApproval.isNamed(try #require(PurposeIdentifier("story_words_x"))))
    }

    @Test(arguments: ["en", "de", "pt-BR", "zh-Hant-TW", "gsw"])
    func `a language is a BCP 47 tag`(text: String) {
        #expect(LanguageTag(text) != nil)
    }

    @Test(arguments: ["", "e", "EN", "en_GB", "en-", "english", "en-x", "en-aaaaaaaaa"])
    func `what is no tag is no language`(text: String) {
        #expect(LanguageTag(text) == nil)
    }
}
