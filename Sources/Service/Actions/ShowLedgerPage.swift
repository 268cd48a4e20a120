import Consent
import HTTPServer
import Pages
import Store

/// `GET /ledger`: what the public record of consents is and how it is checked.
enum ShowLedgerPage {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        .personal(context.pages.ledger(key: context.store.ledgerKey.text))
    }
}
