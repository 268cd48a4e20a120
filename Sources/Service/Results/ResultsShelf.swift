import Disclosure
import FormModel
import HTTPServer
import Pages
import Store
import Values

/// The published results of one form, each made into a page when somebody wants to read it.
final class ResultsShelf: Sendable {
    /// A release with all that its page is made of.
    struct Entry: Sendable {
        let edition: ResultsPage.Edition
        let content: FrozenRelease
    }

    /// The releases that can be read, the newest first.
    let editions: [ResultsPage.Edition]
    private let pages: [Int: OnDemand<ResultsAnswer>]

    /// `make` renders the page of an entry.
    init(_ entries: [Entry], make: @escaping @Sendable (Entry) -> RenderedPage) {
        editions = entries.map(\.edition).sorted { $0.number > $1.number }
        let pages = entries.map { entry in
            (entry.edition.number, OnDemand { ResultsAnswer(make(entry)) })
        }
        self.pages = Dictionary(pages) { first, _ in first }
    }

    /// The page of the release with that number; of the newest one for nil.
    func page(_ number: Int?) -> ResultsAnswer? {
        guard let number = number ?? editions.first?.number else { return nil }
        return pages[number]?.value
    }
}

/// A page of results, ready to be sent, with the tag by which a browser asks whether it has changed.
struct ResultsAnswer: Sendable {
    let body: FixedBody
    /// A weak tag, because the same page may be sent compressed (RFC 9110 §8.8.1).
    let tag: String

    init(_ page: RenderedPage) {
        body = FixedBody(page.bytes)
        tag = "W/\"\(Digest(of: page.bytes).hexadecimal.prefix(32))\""
    }
}
