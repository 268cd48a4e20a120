import Logging
import Pages
import Store
import Values

/// All that a page or answer can reach that changes nothing.
///
/// Routes registered for GET and HEAD are given this context and no other, so that a link scanner
/// cannot change anything by opening an address.
struct ReadingContext: Sendable {
    let store: any ReadingStore
    let publications: Publications
    let renderers: PageRenderers
    let vault: Vault
    let clock: WallClock
    let randomness: Randomness
    /// How many days a draft is kept after it was saved last.
    let draftDays: Int
    /// In which language whoever asks wants to read.
    var wish = LanguageWish.none
    /// Says whether the answer is to a form, whose page cannot be asked for in another language
    /// without the loss of what was typed.
    var isAnswerToForm = false
    /// Says whether the page stands in a frame on another site.
    var isEmbedded = false
    let framing: Framing

    var editions: Editions {
        isEmbedded ? publications.current.embedded : publications.current
    }
    var edition: Edition { editions.edition(for: wish) }
    /// What makes pages in the language of whoever asks.
    var pages: PageRenderer {
        let pages = renderers.pages(for: wish).embedded(isEmbedded)
        return isAnswerToForm ? pages.offering([]) : pages
    }
    var links: ReceiptLink { ReceiptLink(vault) }
    var reader: ResponseReader { ResponseReader(vault) }
}

/// What an action that a person asked for by POST or DELETE may use beside.
struct WritingContext: Sendable {
    var reading: ReadingContext
    let store: any WritingStore
    let queue: SubmissionQueue
    let sealer: Sealer
    let withdrawal: Withdrawal
    let signUps: SignUps
    /// Asks for the write-ahead log to be emptied of what was erased, as soon as nobody reads it.
    let forgetting: LogForgetter
    /// Says whether the caller's connection is the only one.
    let isLoneConnection: @Sendable () -> Bool
}

extension WritingContext {
    /// The same for whoever sends the form of a page in `language`, of which the page tells.
    func shown(in language: String?) -> WritingContext {
        var context = self
        context.reading.wish = reading.wish.shown(in: language)
        return context
    }
}
