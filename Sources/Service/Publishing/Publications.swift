import Foundation
import Logging
package import Store
import Synchronization

/// What is in force now; follows what other processes publish while the server runs.
package final class Publications: Sendable {
    /// What the edition was made of.
    private struct State {
        var mark: Int
        var files: [ContentSource.File]
        /// An author may take the last story down in this very process, which leaves no mark.
        var hasStories: Bool
    }

    private let maker: EditionMaker
    private let store: any ReadingStore
    private let content: ContentSource
    private let editions: CurrentValue<Editions>
    private let state: Mutex<State>

    package init(
        maker: EditionMaker, store: any ReadingStore, content: ContentSource
    ) throws {
        self.maker = maker
        self.store = store
        self.content = content
        let mark = try store.changeMark()
        let files = content.articles()
        editions = CurrentValue(try maker.editions(of: store, articles: files))
        let hasStories = try store.publishedStoryCount() > 0
        state = Mutex(State(mark: mark, files: files, hasStories: hasStories))
    }

    /// The editions in force.
    package var current: Editions { editions.value }

    /// Makes new editions if another process has written to the store or an article has changed.
    /// Returns whether there are new ones; when making them fails, the old ones stay in force.
    @discardableResult
    package func refresh() throws -> Bool {
        let mark = try store.changeMark()
        let files = content.articles()
        let hasStories = try store.publishedStoryCount() > 0
        let isNew = state.withLock {
            $0.mark != mark || $0.files != files || $0.hasStories != hasStories
        }
        guard isNew else { return false }
        editions.replace(with: try maker.editions(of: store, articles: files))
        state.withLock { $0 = State(mark: mark, files: files, hasStories: hasStories) }
        return true
    }
}
