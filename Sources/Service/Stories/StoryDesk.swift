package import Consent
import FormModel
package import Pages
import Store
package import Values

/// Leads stories the way of ``StoryState``: what operators do, and what authors decide.
package struct StoryDesk: Sendable {
    let store: any WritingStore
    let vault: Vault
    private var sealer: Sealer
    private let approvals: StoryApprovals

    package init(_ instance: Instance, controller: Controller, pages: PageRenderers) {
        (store, vault, sealer) = (instance.store, instance.vault, instance.sealer)
        approvals = StoryApprovals(controller: controller, pages: pages)
    }

    /// The same, for decisions of which records keep that evidence.
    func keeping(_ evidence: ConsentEvidence) -> StoryDesk {
        var desk = self
        desk.sealer = sealer.keeping(evidence)
        return desk
    }

    // MARK: - What operators do

    /// Shows words to the author of a story for approval; they take the place of words that nobody has
    /// approved.
    @discardableResult
    package func propose(
        _ words: StoryWords, for candidate: StoryCandidate
    ) throws -> StoryName {
        let open = candidate.inWork
        if let open, open.state == .approved { throw StoryFault.approvedAlready(open.name) }
        if let open, open.state == .proposed,
            try StoryReader(vault).words(of: open)?.digest == words.digest
        {
            throw StoryFault.proposedAlready(open.name)
        }
        let sealed = sealer.seal(
            words, of: candidate.item.identifier, under: candidate.purpose,
            number: try nextNumber(of: candidate.response), in: candidate.response,
            replacing: open?.name)
        let action = OperatorAction(.storyProposed, ["story": sealed.name.text])
        guard try store.propose(sealed, for: action) else { throw StoryFault.changedMeanwhile }
        return sealed.name
    }

    /// Behind every number that the person's texts and approvals ever had.
    private func nextNumber(of response: StoredResponse) throws -> Int {
        let texts = try store.stories(ofCode: response.code).map(\.number)
        let approvals = response.events.compactMap { StoryApproval.number($0.purpose) }
        return ((texts + approvals).max() ?? 0) + 1
    }

    /// Writes down that its author has approved exactly these words elsewhere, for example on paper: who
    /// says so, and why.
    package func approve(
        _ name: StoryName, onBehalf who: String, because reason: String
    ) throws {
        let action = OperatorAction(
            .storyApproved, ["story": name.text, "by": who, "because": reason])
        let isDone = try decide(
            name, .approved, .given, by: .operator, method: .commandLine, for: action)
        guard isDone else { throw StoryFault.changedMeanwhile }
    }

    /// Lets everybody read a text whose exact words its author has approved, in the place of the one that
    /// was published of the same story.
    package func publish(_ name: StoryName) throws {
        let (story, response) = try standing(name, for: .published)
        guard try isApproved(story, in: response) else { throw StoryFault.otherWords(name) }
        let replaced = try store.stories(ofCode: story.code).first {
            $0.item == story.item && $0.state == .published
        }
        let move = try sealer.seal(
            story, becoming: .published, of: response,
            deciding: try replaced.map { try ending($0, .revoked, of: response) } ?? [],
            replacing: replaced?.name, by: .operator, method: .commandLine)
        let action = OperatorAction(.storyPublished, ["story": name.text])
        guard try store.move(move, for: action) else { throw StoryFault.changedMeanwhile }
    }

    /// Takes a text down, or takes back a proposal.
    package func withdraw(_ name: StoryName) throws {
        let (story, response) = try standing(name, for: .withdrawn)
        let move = try sealer.seal(
            story, becoming: .withdrawn, of: response,
            deciding: try ending(story, .revoked, of: response), by: .operator,
            method: .commandLine)
        let action = OperatorAction(.storyWithdrawn, ["story": name.text])
        guard try store.move(move, for: action) else { throw StoryFault.changedMeanwhile }
    }

    // MARK: - What authors decide

    /// What the author of a story can say about a text.
    enum Decision: Hashable, Sendable {
        case approve
        case decline
        /// To ask for other words, in the author's own.
        case ask(String)
        case withdraw
    }

    /// Writes down what the holder of a code decides about one of their texts, read in `language`.
    /// Returns false when it stands otherwise by now.
    func decide(
        _ decision: Decision, about name: StoryName, of code: ReceiptCode,
        in language: LanguageTag, method: ConsentMethod
    ) throws -> Bool {
        guard let story = try store.story(named: name), story.code == code.digest else {
            return false
        }
        do {
            return switch decision {
            case .approve:
                try decide(name, .approved, .given, in: language, by: .person, method: method)
            case .decline:
                try decide(name, .declined, .refused, in: language, by: .person, method: method)
            case .ask(let wish): try ask(wish, about: name)
            case .withdraw: try withdraw(story, method: method)
            }
        } catch is StoryFault {
            return false
        }
    }

    /// Takes down what was made of stories whose answers are gone after a change.
    func withdraw(_ items: Set<ItemIdentifier>, of code: ReceiptCode) throws {
        for story in try store.stories(ofCode: code.digest)
        where items.contains(story.item) && story.state.hasWords {
            _ = try withdraw(story, method: .receiptPage)
        }
    }

    private func ask(_ wish: String, about name: StoryName) throws -> Bool {
        let (story, response) = try standing(name, for: .returned)
        let move = try sealer.seal(
            story, becoming: .returned, of: response, wish: wish, by: .person,
            method: .receiptPage)
        return try store.move(move, for: nil)
    }

    private func withdraw(_ story: StoredStory, method: ConsentMethod) throws -> Bool {
        guard story.state.hasWords, let response = try store.response(withCode: story.code) else {
            return false
        }
        let move = try sealer.seal(
            story, becoming: .withdrawn, of: response,
            deciding: try ending(story, .withdrawn, of: response), by: .person, method: method)
        return try store.move(move, for: nil)
    }

    // MARK: - Both

    /// Keeps a decision about exactly the words of a text as a consent event.
    private func decide(
        _ name: StoryName, _ state: StoryState, _ status: ConsentStatus,
        in language: LanguageTag? = nil, by actor: ConsentActor, method: ConsentMethod,
        for action: OperatorAction? = nil
    ) throws -> Bool {
        let (story, response) = try standing(name, for: state)
        guard let words = try StoryReader(vault).words(of: story) else { return false }
        let context = try approvals.context(
            of: story, in: response, language: language ?? response.language, store)
        let move = try sealer.seal(
            story, becoming: state, of: response,
            deciding: [PurposeDecision(story.approval, status, in: context)],
            about: words.digest, by: actor, method: method)
        return try store.move(move, for: action)
    }

    /// The end of the approval of a text, as far as it stands.
    private func ending(
        _ story: StoredStory, _ status: ConsentStatus, of response: StoredResponse
    ) throws -> [PurposeDecision] {
        guard let act = response.acts.last(where: { $0.decides(story.approval) }),
            ConsentState(response.events).validPurposes.contains(story.approval),
            let kept = try store.consentContext(act.context)
        else { return [] }
        return [PurposeDecision(story.approval, status, in: try kept.context())]
    }

    /// A text that can come to stand so, with its response.
    private func standing(
        _ name: StoryName, for next: StoryState
    ) throws -> (StoredStory, StoredResponse) {
        guard let story = try store.story(named: name),
            let response = try store.response(withCode: story.code)
        else { throw StoryFault.unknownText(name.text) }
        guard story.state.mayBecome(next) else {
            throw StoryFault.standsOtherwise(name, story.state)
        }
        return (story, response)
    }

    private func isApproved(_ story: StoredStory, in response: StoredResponse) throws -> Bool {
        guard let words = try StoryReader(vault).words(of: story) else { return false }
        return try response.approves(story, words: words.digest, vault)
    }
}

extension StoredAct {
    func decides(_ purpose: PurposeIdentifier) -> Bool {
        events.contains { $0.purpose == purpose }
    }
}

extension StoredResponse {
    /// Says whether exactly these words of a text are approved now: the consent stands, and the record
    /// that gave it names their digest.
    func approves(_ story: StoredStory, words: Digest, _ vault: Vault) throws -> Bool {
        guard ConsentState(events).status(of: story.approval)?.isValidForProcessing ?? false,
            let act = acts.last(where: { $0.decides(story.approval) })
        else { return false }
        let record = try ResponseReader(vault).record(of: act, in: self)
        return try AskedRecord(record).words == words.hexadecimal
    }
}
