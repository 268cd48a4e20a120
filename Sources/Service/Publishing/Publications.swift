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
    }

    private let maker: EditionMaker
    private let store: any ReadingStore
    private let content: ContentSource
    private let edition: CurrentValue<Edition>
    private let state: Mutex<State>

    package init(
        maker: EditionMaker, store: any ReadingStore, content: ContentSource
    ) throws {
        self.maker = maker
        self.store = store
        self.content = content
        let mark = try store.changeMark()
        let files = content.articles()
        edition = CurrentValue(try maker.edition(of: store, articles: files))
        state = Mutex(State(mark: mark, files: files))
    }

    /// The edition in force.
    package var current: Edition { edition.value }

    /// Makes a new edition if another process has written to the store or an article has changed.
    /// Returns whether there is a new one; when making it fails, the old one stays in force.
    @discardableResult
    package func refresh() throws -> Bool {
        let mark = try store.changeMark()
        let files = content.articles()
        guard state.withLock({ $0.mark != mark || $0.files != files }) else { return false }
        edition.replace(with: try maker.edition(of: store, articles: files))
        state.withLock { $0 = State(mark: mark, files: files) }
        return true
    }
}
