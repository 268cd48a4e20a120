import Consent
import HTTPServer
import Logging
import Pages

/// Registers actions so that those shown by GET get no more than a ``ReadingContext``.
struct Routes {
    typealias Show = @Sendable (Request, ReadingContext) throws -> Response
    typealias Perform = @Sendable (Request, WritingContext) throws -> Reply

    private(set) var router = Router()
    private let context: WritingContext
    let preview: Preview?

    init(_ context: WritingContext, preview: Preview? = nil) {
        (self.context, self.preview) = (context, preview)
        registerPages()
        registerInterface()
        registerLedger()
        registerPreview()
    }

    mutating func show(_ pattern: String, _ action: @escaping Show) {
        let context = context.reading
        let action = previewed(pattern, action)
        router.on(.get, pattern) { request in
            var context = context
            context.wish = LanguageWish(request, among: context.renderers.languages)
            context.isEmbedded = request.isForFrame
            return context.framed(.ready(try action(request, context)))
        }
    }

    mutating func perform(
        _ method: RequestMethod, _ pattern: String, _ action: @escaping Perform
    ) {
        precondition(method == .post || method == .delete, "GET and HEAD change nothing")
        let context = context
        router.on(method, pattern) { request in
            var context = context
            context.reading.wish = LanguageWish(
                request, among: context.reading.renderers.languages)
            context.reading.isAnswerToForm = true
            context.reading.isEmbedded = request.isForFrame
            context.keepEvidence(of: request)
            return context.reading.framed(try action(request, context))
        }
    }

    private mutating func registerPages() {
        show("/", ShowHome.respond)
        show("/articles/:name", ShowArticle.respond)
        show("/surveys/:form", ShowSurvey.respond)
        perform(.post, "/surveys/:form", SubmitSurvey.respond)
        show("/surveys/:form/:page/:link", ShowSurveyPage.respond)
        show("/surveys/:form/paused/:link", ShowPause.respond)
        perform(.post, "/surveys/discard", DiscardDraft.respond)
        show("/receipt", EnterCode.respond)
        perform(.post, "/receipt", OpenReceipt.respond)
        show("/receipt/:link", ShowReceipt.respond)
        show("/receipt/:link/data.html", ShowHoldings.page)
        show("/receipt/:link/data.json", ShowHoldings.file)
        show("/receipt/:link/:item", ShowChange.respond)
        show("/receipt/:link/proof/:number", ShowConsentProof.respond)
        perform(.post, "/receipt/change", ChangeAnswer.respond)
        perform(.post, "/receipt/withdraw", WithdrawResponse.respond)
        perform(.post, "/receipt/erase", EraseResponse.respond)
        perform(.post, "/receipt/consent", DecideConsent.respond)
        perform(.post, "/receipt/story", DecideStory.respond)
        show("/stories", ShowStories.list)
        show("/stories/:name", ShowStories.one)
        show("/sign-up", ShowSignUp.respond)
        perform(.post, "/sign-up", SignUp.respond)
        registerMail()
        show("/results/:form", ShowResultsPage.latest)
        show("/results/:form/:number", ShowResultsPage.numbered)
        show("/embed/:form", ShowSurvey.respond)
        show("/embed/results/:form", ShowResultsPage.latest)
        show("/embed/sign-up", ShowSignUp.respond)
        show("/embed.js", ShowEmbedScript.respond)
        show("/privacy") { try ShowNotice.respond(.privacy, $0, $1) }
        show("/terms") { try ShowNotice.respond(.terms, $0, $1) }
        show("/notices/:digest", ShowExactNotice.respond)
        show("/assets/:name", ShowAsset.respond)
        show("/healthz", ShowHealth.respond)
        show("/readyz", ShowReadiness.respond)
        show("/robots.txt", ShowRobots.respond)
    }

    private mutating func registerMail() {
        show("/confirm/:token", ShowConfirmation.respond)
        perform(.post, "/confirm/:token", ConfirmAddress.respond)
        show("/preferences", ShowLinkRequest.respond)
        perform(.post, "/preferences", RequestLink.respond)
        show("/preferences/:token", ShowPreferences.respond)
        show("/preferences/:token/data.json", ShowPreferences.file)
        perform(.post, "/preferences/:token", ChangePreferences.respond)
        show("/u/:token", ShowUnsubscription.respond)
        perform(.post, "/u/:token", Unsubscribe.respond)
        perform(.post, "/receipt/mail", MailCode.receipt)
        perform(.post, "/surveys/mail", MailCode.draft)
    }

    private mutating func registerLedger() {
        show("/ledger", ShowLedgerPage.respond)
        show("/ledger/checkpoint", ShowCheckpoint.respond)
        show("/ledger/cosigned", ShowCosignedHead.respond)
        show("/ledger/key", ShowLedgerKey.respond)
        show("/ledger/tile/*", ShowLedgerTile.respond)
    }

    private mutating func registerInterface() {
        show("/openapi.json", ShowInterface.respond)
        show("/api/v1/forms", ListForms.respond)
        show("/api/v1/forms/:form", DescribeForm.respond)
        perform(.post, "/api/v1/forms/:form/responses", SubmitResponse.respond)
        show("/api/v1/receipts", DescribeReceipt.respond)
        show("/api/v1/receipts/data", DescribeHoldings.respond)
        perform(.delete, "/api/v1/receipts", DeleteReceipt.respond)
        perform(.post, "/api/v1/receipts/erasure", EraseReceipt.respond)
        perform(.post, "/api/v1/sign-ups", AddSignUp.respond)
        show("/api/v1/stories", ListStories.respond)
        show("/api/v1/results/:form", ShowResults.latest)
        show("/api/v1/results/:form/:number", ShowResults.numbered)
    }
}

extension ReadingContext {
    /// The reply as it may be framed, where that was asked for; what is deferred is framed when it
    /// is made.
    fileprivate func framed(_ reply: Reply) -> Reply {
        guard isEmbedded, case .ready(let response) = reply else { return reply }
        return .ready(framing.framed(response))
    }
}
