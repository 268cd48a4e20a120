import Consent
import Foundation
import GRDB
package import Store
import Values

extension SQLiteStore {
    package func propose(
        _ story: SealedStory, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            guard let response = try present(story.code, in: database),
                response.version == story.version
            else { return false }
            if let replaced = story.replaces {
                try takeDown(
                    "name = ? AND state IN ('proposed', 'returned')", [replaced.text],
                    in: database)
                guard database.changesCount > 0 else { return false }
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
        _ story: SealedStory, of response: Int, in database: Database
    ) throws -> Bool {
        try database.execute(
            sql: """
                INSERT INTO story (subject, name, response_id, item, purpose, number, state,
                    proposed_on, content_key, words)
                VALUES (?, ?, ?, ?, ?, ?, 'proposed', ?, ?, ?) ON CONFLICT DO NOTHING
                """,
            arguments: [
                Data(story.subject), story.name.text, response, story.item.text,
                story.purpose.text, story.number, story.day.description, Data(story.contentKey),
                Data(story.words),
            ])
        return database.changesCount > 0
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
                    "name = ? AND state = 'published'", [replaced.text], in: database)
            }
            try apply(story, of: response.row, in: database)
            try keep(story.acts, of: response.row, in: database)
            if let action { try record(action, leaf: nil, in: database) }
            return true
        }
    }

    private func stands(
        _ story: SealedStoryMove, of response: Int, in database: Database
    ) throws -> Bool {
        let found = try Int.fetchOne(
            database,
            sql: "SELECT 1 FROM story WHERE name = ? AND response_id = ? AND state = ?",
            arguments: [story.name.text, response, story.from.rawValue])
        return found != nil
    }

    private func apply(
        _ story: SealedStoryMove, of response: Int, in database: Database
    ) throws {
        guard story.to.hasWords else {
            return try takeDown("name = ?", [story.name.text], as: story.to, in: database)
        }
        let day = story.day.description
        try database.execute(
            sql: """
                UPDATE story SET state = :state, wish = :wish,
                    decided_on = CASE WHEN :state = 'published' THEN decided_on ELSE :day END,
                    published_on = CASE WHEN :state = 'published' THEN :day END
                WHERE name = :name
                """,
            arguments: [
                "state": story.to.rawValue, "wish": story.wish.map { Data($0) }, "day": day,
                "name": story.name.text,
            ])
    }

    /// Whoever decides about other consents of the response at this moment reads it anew.
    private func keep(_ acts: [SealedAct], of response: Int, in database: Database) throws {
        guard !acts.isEmpty else { return }
        try database.execute(
            sql: "UPDATE response SET version = version + 1 WHERE id = ?", arguments: [response])
        try append(acts.map { OwnedAct(owner: .response(response), act: $0) }, in: database)
    }

    /// The texts that rest on a consent that has ended go: on that to publishing, or on that to their
    /// exact words.
    func takeDownStories(of response: Int, after acts: [SealedAct], in database: Database) throws {
        for event in acts.flatMap(\.events) where !event.status.isValidForProcessing {
            try takeDown(
                "response_id = ? AND (purpose = ? OR number = ?)",
                [response, event.purpose.text, StoryApproval.number(event.purpose)], in: database)
        }
    }

    /// The words go, and with their key whatever copy of them is left elsewhere.
    private func takeDown(
        _ condition: String, _ bounds: StatementArguments, as state: StoryState = .withdrawn,
        in database: Database
    ) throws {
        try database.execute(
            sql: """
                UPDATE story SET state = '\(state.rawValue)', words = NULL, wish = NULL,
                    content_key = NULL
                WHERE words IS NOT NULL AND \(condition)
                """, arguments: bounds)
    }
}
