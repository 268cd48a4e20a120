import Consent
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

/// `GET /preferences/TOKEN`: a subscriber's own page.
enum ShowPreferences {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let found = try context.subscription(by: .preferences, request.parameter(0)) else {
            return .personal(context.pages.linkRequest(LinkRequestPage()), status: .notFound)
        }
        let fields = try? FormFields(parsing: request.query)
        let message = fields?.first("done").flatMap(PreferencesPage.Message.init)
        return .personal(try context.preferences(of: found.stored, message: message))
    }

    /// `GET /preferences/TOKEN/data.json`: everything that is held about the address.
    static func file(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let found = try context.subscription(by: .preferences, request.parameter(0)) else {
            throw ServerFault.notFound
        }
        let holdings = try AddressHoldings(
            of: try MailReader(context.vault).address(of: found.stored), context.store,
            context.vault, origin: context.renderers.site.address ?? "")
        return .json(
            holdings.value ?? .null,
            fields: [.contentDisposition: #"attachment; filename="my-data.json""#])
    }
}

extension ReadingContext {
    /// The page of a subscription; `typed` is a new address that has to be corrected.
    func preferences(
        of subscription: StoredSubscription, message: PreferencesPage.Message? = nil,
        typed: String? = nil
    ) throws -> RenderedPage {
        var page = PreferencesPage(
            path: preferencesPath(of: subscription),
            address: try MailReader(vault).address(of: subscription),
            purposes: try subscriptionPurposes(of: subscription),
            language: subscription.language)
        page.notices = try notices(of: subscription.acts)
        page.message = message
        page.newAddress = typed ?? ""
        page.problem = typed.map(EmailProblem.init(with:))
        return pages.preferences(page)
    }
}
