import Consent
import FormModel
import Foundation
import GRDB
import Store
import StoreSQLite
import Testing
import Values

/// The way of a story, as every engine keeps it.
@Suite struct StoryContractTests {
    private let instance: TestInstance

    init() throws {
        instance = try TestInstance()
        for number in 1...2 {
            _ = try instance.store.accept([
                instance.submission(
                    key: instance.key(number), [("ok_research", "yes"), ("remark", "stairs")])
            ])
        }
    }

    private func response(_ number: Int = 1) throws -> StoredResponse {
        let code = try instance.code(instance.key(number)).digest
        return try #require(try instance.store.response(withCode: code))
    }

    private func words(_ text: String = "The stairs.") throws -> StoryWords {
        try StoryWords(text, language: #require(LanguageTag("en")))
    }

    private func purpose(_ name: String) throws -> PurposeIdentifier {
        try #require(PurposeIdentifier(name))
    }

    /// Words under the purpose of research, which can be withdrawn by itself.
    @discardableResult
    private func propose(
        _ text: String = "The stairs.", number: Int = 1, item: String = "remark",
        of owner: Int = 1, replacing: StoryName? = nil
    ) throws -> StoredStory? {
        let sealed = instance.sealer.seal(
            try words(text), of: try #require(ItemIdentifier(item)),
            under: try purpose("research"), number: number, in: try response(owner),
            replacing: replacing)
        guard try instance.store.propose(sealed, for: OperatorAction(.storyProposed)) else {
            return nil
        }
        return try instance.store.story(named: sealed.name)
    }

    /// The context in which exactly these words are approved.
    private func context(_ story: StoredStory) -> ConsentContext {
        let texts = [ConsentText(purpose: story.approval, meaning: "publish", label: "I agree")]
        let language = instance.form.language
        return ConsentContext(
            controller: Controller(name: "Society", contact: "us@example.org"), source: "pulse",
            sourceVersion: instance.form.digest, language: language,
            notice: .consent(title: "a story", language: language, texts: texts), texts: texts,
            isSpecialCategory: true, references: [])
    }

    private func move(
        _ story: StoredStory, to state: StoryState, _ status: ConsentStatus? = nil,
        wish: String? = nil, replacing: StoryName? = nil
    ) throws -> SealedStoryMove {
        let response = try #require(try instance.store.response(withCode: story.code))
        let decisions = status.map {
            [PurposeDecision(story.approval, $0, in: context(story))]
        }
        return try instance.sealer.seal(
            story, becoming: state, of: response, deciding: decisions ?? [],
            about: words().digest, wish: wish, replacing: replacing, by: .person,
            method: .receiptPage)
    }

    private func moved(_ story: StoredStory, to state: StoryState, _ status: ConsentStatus? = nil)
        throws -> StoredStory
    {
        #expect(try instance.store.move(move(story, to: state, status), for: nil))
        return try #require(try instance.store.story(named: story.name))
    }

    private func published() throws -> StoredStory {
        let proposed = try #require(try propose())
        return try moved(moved(proposed, to: .approved, .given), to: .published)
    }

    private func holding(_ bytes: [UInt8]) throws -> [String] {
        try instance.storedBytes().filter { $0.value.range(of: Data(bytes)) != nil }.map(\.key)
    }

    @Test func `words are kept sealed, and read by their name alone`() throws {
        let story = try #require(try propose("Kanarienvogel-7301"))
        #expect(try story.state == .proposed && story.code == response().code)
        let read = try #require(try StoryReader(instance.vault).words(of: story))
        #expect(try read == words("Kanarienvogel-7301"))
        #expect(try holding(Array("Kanarienvogel-7301".utf8)) == [])
        #expect(try instance.store.stories(ofCode: response(2).code).isEmpty)
        #expect(try instance.store.stories(after: 0, limit: 9).map(\.name) == [story.name])
        #expect(try instance.store.stories(after: story.row, limit: 9).isEmpty)
        #expect(try instance.store.publishedStoryCount() == 0)
        let other = StoryName(random: [UInt8](repeating: 3, count: 12))
        #expect(try instance.store.story(named: other) == nil)
    }

    @Test func `an approval is a leaf whose record names exactly these words`() throws {
        let proposed = try #require(try propose())
        let size = try instance.store.ledgerTree().size
        let story = try moved(proposed, to: .approved, .given)
        #expect(story.state == .approved && story.decidedOn != nil)
        // The notice of the first approval of that number has a leaf of its own.
        #expect(try instance.store.ledgerTree().size == size + 2)
        let response = try response()
        let act = try #require(response.acts.last)
        #expect(act.events.map(\.purpose) == [story.approval])
        let record = try ResponseReader(instance.vault).record(of: act, in: response)
        #expect(try AskedRecord(record).words == words().digest.hexadecimal)
        let leaf = try #require(
            try instance.store.ledgerLeaves(from: act.leaves[0], limit: 1).first)
        #expect(leaf == .consent(act.events[0], commitment: record.commitment(at: 0)))
        #expect(!String(decoding: leaf.bytes, as: UTF8.self).contains(story.name.text))
        #expect(ConsentState(response.events).validPurposes.contains(story.approval))
    }

    @Test func `everybody reads what is published, newest first and page by page`() throws {
        let first = try published()
        let second = try moved(
            moved(#require(try propose("Two.", of: 2)), to: .approved, .given), to: .published)
        let store = instance.store
        #expect(try store.publishedStoryCount() == 2)
        #expect(
            try store.publishedStories(skipping: 0, limit: 9).map(\.name) == [
                second.name, first.name,
            ])
        #expect(try store.publishedStories(skipping: 1, limit: 9).map(\.name) == [first.name])
        #expect(try store.publishedStories(skipping: 0, limit: 1).map(\.name) == [second.name])
        #expect(first.publishedOn == Day(number: 20_780))
    }

    @Test func `a decision about what stands otherwise by now writes nothing`() throws {
        let story = try #require(try propose())
        let (approval, refusal) = (
            try move(story, to: .approved, .given), try move(story, to: .declined, .refused)
        )
        #expect(try instance.store.move(approval, for: nil))
        let tree = try instance.store.ledgerTree()
        #expect(try !instance.store.move(approval, for: nil))
        #expect(try !instance.store.move(refusal, for: nil))
        #expect(try instance.store.ledgerTree() == tree)
        #expect(try instance.store.story(named: story.name)?.state == .approved)
    }

    @Test func `whoever decides about other consents at the same moment reads anew`() throws {
        let story = try #require(try propose())
        let (_, withdrawal) = try instance.withdrawalOfResearch(key: instance.key(1))
        #expect(try instance.store.move(move(story, to: .approved, .given), for: nil))
        // It did not know of the approval, and would have left it standing.
        #expect(try !instance.store.decide(withdrawal))
    }

    @Test func `one text of a story is in work, and other words replace it`() throws {
        let first = try #require(try propose())
        #expect(try propose("Two.", number: 2) == nil)
        let second = try #require(try propose("Two.", number: 2, replacing: first.name))
        let old = try #require(try instance.store.story(named: first.name))
        #expect(old.state == .withdrawn && old.content == nil)
        #expect(try propose("Three.", number: 3, replacing: first.name) == nil)
        #expect(try propose("Other.", number: 4, item: "change") != nil)
        _ = try moved(second, to: .approved, .given)
        #expect(try propose("Three.", number: 3, replacing: second.name) == nil)
    }

    @Test func `a newer text takes the place of the published one`() throws {
        let old = try published()
        let new = try moved(#require(try propose("Two.", number: 2)), to: .approved, .given)
        let step = try move(new, to: .published, replacing: old.name)
        #expect(try instance.store.move(step, for: nil))
        #expect(
            try instance.store.publishedStories(skipping: 0, limit: 9).map(\.name) == [new.name])
        #expect(try instance.store.story(named: old.name)?.content == nil)
    }

    @Test func `what an author asks for is sealed, and goes with the answer to it`() throws {
        let story = try #require(try propose())
        let wish = "Please no Kanarienvogel"
        #expect(try instance.store.move(move(story, to: .returned, wish: wish), for: nil))
        let returned = try #require(try instance.store.story(named: story.name))
        #expect(try StoryReader(instance.vault).wish(of: returned) == wish)
        #expect(try holding(Array("Kanarienvogel".utf8)) == [])
        let box = try #require(returned.wish)
        _ = try moved(returned, to: .approved, .given)
        #expect(try instance.store.forgetLog())
        #expect(try holding(box) == [])
    }

    /// What ends a story.
    enum End: CaseIterable {
        case author, decline, purpose, response, erasure
    }

    @Test(arguments: End.allCases)
    func `whatever ends a story takes its words and their key out of every file`(
        end: End
    ) throws {
        let story = end == .decline ? try #require(try propose()) : try published()
        let content = try #require(story.content)
        #expect(try !holding(content.key).isEmpty && !holding(content.bytes).isEmpty)
        try finish(story, by: end)
        #expect(try instance.store.forgetLog())
        #expect(try holding(content.key) == [])
        #expect(try holding(content.bytes) == [])
        #expect(try instance.store.publishedStoryCount() == 0)
        let kept = try instance.store.story(named: story.name)
        #expect(kept?.content == nil)
        let isDeleted = end == .response || end == .erasure
        #expect((kept == nil) == isDeleted)
    }

    private func finish(_ story: StoredStory, by end: End) throws {
        let store = instance.store
        switch end {
        case .author: _ = try moved(story, to: .withdrawn, .withdrawn)
        case .decline: _ = try moved(story, to: .declined, .refused)
        case .purpose:
            #expect(try store.decide(instance.withdrawalOfResearch(key: instance.key(1)).1))
        case .response:
            #expect(
                try store.withdraw(instance.withdrawal(key: instance.key(1))) == .withdrawn)
        case .erasure:
            let erasure = SealedErasure(
                code: story.code, day: Day(number: 20_780),
                withdrawal: try instance.withdrawal(key: instance.key(1)))
            #expect(try store.erase(erasure, for: nil) == .erased)
        }
    }

    @Test func `nobody else's story goes with one`() throws {
        _ = try published()
        let other = try moved(
            moved(#require(try propose("Two.", of: 2)), to: .approved, .given), to: .published)
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        #expect(try instance.store.story(named: other.name)?.state == .published)
    }

    @Test func `the end of the approval alone takes the text down, and no other`() throws {
        let story = try published()
        let second = try #require(try propose("Two.", number: 2))
        let response = try response()
        let canonical = try #require(try ResponseReader(instance.vault).answers(of: response))
        let answers = try instance.form.storedAnswers(canonical)
        let sealed = try instance.sealer.seal(
            [PurposeDecision(story.approval, .revoked, in: context(story))], about: response,
            from: answers, to: instance.form.revised(answers, deciding: [:]), until: nil,
            by: .operator, method: .commandLine)
        #expect(try instance.store.decide(try #require(sealed)))
        #expect(try instance.store.story(named: story.name)?.state == .withdrawn)
        #expect(try instance.store.story(named: second.name)?.state == .proposed)
    }

    @Test func `the schema keeps words as they are, and no words without a state for them`()
        throws
    {
        _ = try published()
        let file = instance.folder.appending(path: "recount.sqlite").path
        let database = try DatabaseQueue(path: file)
        for statement in [
            "UPDATE story SET words = x'00'", "UPDATE story SET state = 'withdrawn'",
            "UPDATE story SET words = NULL", "UPDATE story SET published_on = NULL",
            "UPDATE story SET wish = x'00'",
        ] {
            #expect(throws: DatabaseError.self) {
                try database.write { try $0.execute(sql: statement) }
            }
        }
    }

    @Test func `a response is found by its number`() throws {
        let last = try instance.store.lastRecord()
        let found = try #require(try instance.store.response(ofRecord: last))
        #expect(found.code == (try response(2)).code)
        #expect(try instance.store.response(ofRecord: last + 1) == nil)
    }

    @Test(arguments: StoryState.allCases)
    func `a text goes one way through its states`(state: StoryState) {
        let next = StoryState.allCases.filter(state.mayBecome)
        let expected: [StoryState] =
            switch state {
            case .proposed: [.returned, .declined, .approved, .withdrawn]
            case .returned: [.declined, .approved, .withdrawn]
            case .approved: [.published, .withdrawn]
            case .published: [.withdrawn]
            case .declined, .withdrawn: []
            }
        #expect(next == expected)
    }
}
