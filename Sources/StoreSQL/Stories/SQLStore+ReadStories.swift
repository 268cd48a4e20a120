import Foundation
package import Store
package import Values

extension SQLStore {
    package func story(named name: StoryName) throws(StoreError) -> StoredStory? {
        try stories("story.name = ?", name.text).first
    }

    package func stories(ofCode code: Digest) throws(StoreError) -> [StoredStory] {
        try stories(
            "response.code_key = ? AND response.code_digest = ? ORDER BY story.id",
            code.key, code)
    }

    package func stories(after row: Int, limit: Int) throws(StoreError) -> [StoredStory] {
        try stories("story.id > ? ORDER BY story.id LIMIT ?", row, limit)
    }

    package func publishedStories(
        skipping skipped: Int, limit: Int
    ) throws(StoreError) -> [StoredStory] {
        try stories(
            """
            story.state = 'published' ORDER BY story.published_on DESC, story.id DESC
            LIMIT ? OFFSET ?
            """, limit, skipped)
    }

    package func publishedStoryCount() throws(StoreError) -> Int {
        try read {
            try $0.value("SELECT count(*) FROM story WHERE state = 'published'") ?? 0
        }
    }

    package func response(ofRecord number: Int) throws(StoreError) -> StoredResponse? {
        let code = try read { database in
            try database.row("SELECT code_digest FROM response WHERE id = ?", number)
                .map { try $0.digest("code_digest") }
        }
        return try code.flatMap { code throws(StoreError) in try response(withCode: code) }
    }

    private func stories(
        _ condition: String, _ bounds: (any SQLBindable)...
    ) throws(StoreError) -> [StoredStory] {
        try read { database in
            try database.rows(
                """
                SELECT story.*, response.code_digest, form.name AS form
                FROM story JOIN response ON response.id = response_id
                    JOIN form_version ON form_version.id = form_version_id
                    JOIN form ON form.id = form_version.form_id
                WHERE \(condition)
                """, with: bounds.map(\.sqlValue)
            )
            .map(StoredStory.init)
        }
    }
}

extension StoredStory {
    fileprivate init(_ row: SQLRow) throws {
        guard let state = StoryState(rawValue: row["state"]) else {
            throw StoreError.failed(reason: "the state of a story cannot be read")
        }
        let key: [UInt8]? = row["content_key"]
        let words: [UInt8]? = row["words"]
        let wish: [UInt8]? = row["wish"]
        let decided: String? = row["decided_on"]
        let published: String? = row["published_on"]
        self.init(
            row: row["id"], name: try row.checked("name"), subject: row.bytes("subject"),
            code: try row.digest("code_digest"), form: try row.checked("form"),
            item: try row.checked("item"), purpose: try row.checked("purpose"),
            number: row["number"], state: state, proposedOn: try row.day("proposed_on"),
            decidedOn: decided.flatMap { Day($0) }, publishedOn: published.flatMap { Day($0) },
            content: key.flatMap { key in
                words.map { SealedContent(key: key, bytes: $0) }
            }, wish: wish.map { [UInt8]($0) })
    }
}
