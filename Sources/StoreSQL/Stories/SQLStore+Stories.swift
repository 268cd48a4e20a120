import Consent
package import Store
import Values

extension SQLStore {
    package func propose(
        _ story: SealedStory, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            guard let response = try present(story.code, in: database),
                response.version == story.version
            else { return false }
            if let replaced = story.replaces {
                let taken = try takeDown(
                    "name = ? AND state IN ('proposed', 'returned')", replaced.text, in: database)
                guard taken > 0 else { return false }
            }
            guard try insert(story, of: response.row, in: database) else {
                guard story.replaces == nil else { throw StoreError.busy }
                return false
            }
            if let action { try record(action, leaf: nil, in: database) }
            return true
        }
    }

    private func insert(
        _ story: SealedStory, of response: Int, in database: any SQLSession
    ) throws -> Bool {
        try database.run(
            """
            INSERT INTO story (subject, name, response_id, item, purpose, number, state,
                proposed_on, content_key, words)
            VALUES (?, ?, ?, ?, ?, ?, 'proposed', ?, ?, ?) ON CONFLICT DO NOTHING
            """, story.subject, story.name.text, response, story.item.text, story.purpose.text,
            story.number, story.day.description, story.contentKey, story.words) > 0
    }

    package func move(
        _ story: SealedStoryMove, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            guard let response = try present(story.code, in: database),
                response.version == story.version,
                try stands(story, of: response.row, in: database)
            else { return false }
            if let replaced = story.replaces {
                try takeDown(
                    "name = ? AND state = 'published'", replaced.text, in: database)
            }
            try apply(story, of: response.row, in: database)
            try keep(story.acts, of: response.row, in: database)
            if let action { try record(action, leaf: nil, in: database) }
            return true
        }
    }

    private func stands(
        _ story: SealedStoryMove, of response: Int, in database: any SQLSession
    ) throws -> Bool {
        let found: Int? = try database.value(
            "SELECT 1 FROM story WHERE name = ? AND response_id = ? AND state = ?", story.name.text,
            response, story.from.rawValue)
        return found != nil
    }

    private func apply(
        _ story: SealedStoryMove, of response: Int, in database: any SQLSession
    ) throws {
        guard story.to.hasWords else {
            try takeDown("name = ?", story.name.text, as: story.to, in: database)
            return
        }
        let day = story.day.description
        try database.run(
            """
            UPDATE story SET state = ?1, wish = ?2,
                decided_on = CASE WHEN ?1 = 'published' THEN decided_on ELSE ?3 END,
                published_on = CASE WHEN ?1 = 'published' THEN ?3 END
            WHERE name = ?4
            """, story.to.rawValue, story.wish, day, story.name.text)
    }

    /// Whoever decides about other consents of the response at this moment reads it anew.
    private func keep(_ acts: [SealedAct], of response: Int, in database: any SQLSession) throws {
        guard !acts.isEmpty else { return }
        try database.run("UPDATE response SET version = version + 1 WHERE id = ?", response)
        try append(acts.map { OwnedAct(owner: .response(response), act: $0) }, in: database)
    }

    /// The texts that rest on a consent that has ended go: on that to publishing, or on that to their
    /// exact words.
    func takeDownStories(of response: Int, after acts: [SealedAct], in database: any SQLSession)
        throws
    {
        for event in acts.flatMap(\.events) where !event.status.isValidForProcessing {
            try takeDown(
                "response_id = ? AND (purpose = ? OR number = ?)",
                response, event.purpose.text, StoryApproval.number(event.purpose), in: database)
        }
    }

    /// The words go, and with their key whatever copy of them is left elsewhere.
    @discardableResult
    private func takeDown(
        _ condition: String, _ bounds: (any SQLBindable)..., as state: StoryState = .withdrawn,
        in database: any SQLSession
    ) throws -> Int {
        try database.run(
            """
            UPDATE story SET state = '\(state.rawValue)', words = NULL, wish = NULL,
                content_key = NULL
            WHERE words IS NOT NULL AND \(condition)
            """, with: bounds.map(\.sqlValue))
    }
}
