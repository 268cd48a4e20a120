package import FormModel
package import Pages
import Synchronization
import Values

/// A survey in the hands of its author, served as its files are at every moment.
package final class Preview: Sendable {
    /// What the author's files hold.
    package enum Content: Sendable {
        case survey(TranslatedForm)
        /// The survey, or a translation of it, cannot be published.
        case faulty([FaultyFile])
    }

    private struct State {
        /// What is served.
        var content: Content
        var revision: String
        /// The revision of pages that are made now: of what will be served next.
        var upcoming: String

        init(_ content: Content) {
            (self.content, revision) = (content, content.revision)
            upcoming = revision
        }
    }

    private let look: @Sendable () throws -> Content?
    private let publish: @Sendable (TranslatedForm) throws -> Void
    private let state: Mutex<State>

    /// Publishes what there is.
    ///
    /// `look` returns what the files hold, or nil when they are as they were the last time; `publish`
    /// puts a survey in force whatever its version says.
    package init(
        look: @escaping @Sendable () throws -> Content?,
        publish: @escaping @Sendable (TranslatedForm) throws -> Void
    ) throws {
        (self.look, self.publish) = (look, publish)
        state = Mutex(State(.faulty([])))
        try follow {}
    }

    /// What a page that is made now has to carry, so that it comes back when something else is served.
    package var upcomingRevision: String { state.withLock { $0.upcoming } }
    /// Names what is served: it changes with every change that can be seen.
    var revision: String { state.withLock { $0.revision } }
    /// What is served.
    var content: Content { state.withLock { $0.content } }

    /// Publishes what has been saved since the last time, and says so when it can be opened:
    /// `takeNote` makes the pages of what was published.
    func follow(_ takeNote: () throws -> Void) throws {
        guard let content = try look() else { return }
        if case .survey(let forms) = content { try publish(forms) }
        state.withLock { $0.upcoming = content.revision }
        try takeNote()
        state.withLock { $0 = State(content) }
    }
}

extension Preview.Content {
    /// A digest of what can be seen, so that a new comment calls nobody away from a page.
    fileprivate var revision: String {
        let parts =
            switch self {
            case .survey(let forms): [forms.main.digest] + forms.translations.map(\.digest)
            case .faulty(let files): files.map(\.digest)
            }
        let text = parts.map(\.hexadecimal).joined()
        return String(Digest(of: Array(text.utf8)).hexadecimal.prefix(16))
    }
}

extension FaultyFile {
    fileprivate var digest: Digest {
        switch self {
        case .findings(let findings, let source): Digest(of: Array("\(findings)".utf8) + source)
        case .unreadable(let path): Digest(of: Array(path.utf8))
        }
    }
}
