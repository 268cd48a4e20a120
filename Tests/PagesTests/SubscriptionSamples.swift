import Testing
import Values

@testable import Pages

extension Samples {
    static func tag(_ text: String) throws -> LanguageTag { try #require(LanguageTag(text)) }

    static func address() throws -> EmailAddress {
        try #require(EmailAddress("lena@example.org"))
    }

    private static func notices() throws -> [ShownNotice] {
        try [("privacy", ShownNotice.Fact.shown), ("terms", .accepted)].map { name, fact in
            ShownNotice(
                title: Wording("Text on \(name)", language: try tag("en")),
                path: "/notices/\(Digest(of: Array(name.utf8)).hexadecimal)", fact: fact)
        }
    }

    private static let confirmation = "/confirm/TOKEN"
    private static let preferences = "/preferences/TOKEN"

    static func preferencesPage() throws -> PreferencesPage {
        let purposes = try zip(signUp().purposes, [ShownConsent.Status.given, .withdrawn])
        var page = PreferencesPage(
            path: preferences, address: try address(),
            purposes: try purposes.map { purpose, status in
                PreferencesPage.Purpose(
                    identifier: purpose.identifier, label: Wording(purpose.label),
                    meaning: "To write to me about \(purpose.identifier.text)", status: status,
                    day: try day())
            },
            language: try tag("de"))
        page.notices = try notices()
        return page
    }

    private static func changedPreferences() throws -> PreferencesPage {
        var page = try preferencesPage()
        page.message = .decided
        page.purposes[0].status = .renewed
        page.purposes[0].newLabel = Wording("News about all rare conditions")
        page.purposes[0].proofAddress = "\(preferences)/proof/1"
        page.newNotices = [.init(title: Wording("Privacy Policy of today"), path: "/privacy")]
        return page
    }

    private static func faultyPreferences() throws -> PreferencesPage {
        var page = try preferencesPage()
        page.purposes[0].status = .withdrawn
        page.newAddress = "lena@example"
        page.problem = .invalid
        return page
    }

    /// Every page of the way by email, in every state, by the name of its snapshot.
    static func subscriptionPages(
        _ renderer: PageRenderer
    ) throws -> [(name: String, page: RenderedPage)] {
        try confirmationPages(renderer) + preferencesPages(renderer) + otherPages(renderer)
    }

    private static func confirmationPages(
        _ renderer: PageRenderer
    ) throws -> [(name: String, page: RenderedPage)] {
        let signUp = ConfirmPage.SignUp(
            address: try address(), purposes: try signUp().purposes.map(\.label),
            notices: try notices())
        return [
            ("confirm", renderer.confirm(.waiting(signUp, path: confirmation))),
            (
                "confirm-address",
                renderer.confirm(.addressChange(to: try address(), path: confirmation))
            ),
            ("confirmed", renderer.confirm(.confirmed(preferences: preferences))),
            ("confirm-again", renderer.confirm(.expired(askAgain: confirmation))),
            ("expired-link", renderer.confirm(.expired(askAgain: nil))),
            ("confirm-taken", renderer.confirm(.taken)),
            ("confirm-sent-again", renderer.confirmationSentAgain()),
        ]
    }

    private static func preferencesPages(
        _ renderer: PageRenderer
    ) throws -> [(name: String, page: RenderedPage)] {
        let certificate = ErasureCertificate(erased: try day(), proofUntil: try day())
        return [
            ("preferences", renderer.preferences(try preferencesPage())),
            ("preferences-changed", renderer.preferences(try changedPreferences())),
            ("preferences-problem", renderer.preferences(try faultyPreferences())),
            ("preferences-erased", renderer.subscriptionErased(certificate)),
        ]
    }

    private static func otherPages(
        _ renderer: PageRenderer
    ) throws -> [(name: String, page: RenderedPage)] {
        let faulty = LinkRequestPage(email: "lena@example", problem: .invalid)
        return [
            ("unsubscribe", renderer.unsubscribe(path: "/u/TOKEN")),
            ("unsubscribed", renderer.unsubscribed(path: "/u/TOKEN")),
            ("resubscribed", renderer.resubscribed()),
            ("link-request", renderer.linkRequest(LinkRequestPage())),
            ("link-request-problem", renderer.linkRequest(faulty)),
            ("link-request-answer", renderer.linkRequestAnswer()),
            (
                "code-mail",
                renderer.mailCode(MailCodePage(.receipt, code: try code(), problem: .missing))
            ),
            (
                "code-mail-draft",
                renderer.mailCode(
                    MailCodePage(.draft, code: try code(), email: "lena", problem: .invalid))
            ),
            ("code-mail-answer", renderer.mailCodeAnswer()),
        ]
    }

    private static let origin = "https://surveys.example.org"
    static let unsubscription = "\(origin)/u/TOKEN"

    /// Every mail, by the name of its snapshot.
    static func mails() throws -> [(name: String, content: MailContent)] {
        let survey = Wording(
            "Weight, eating and daily life", language: try tag("en"))
        let link = "\(origin)\(confirmation)"
        let purposes = try signUp().purposes.map(\.label)
        return [
            ("confirmation", .confirmation(purposes: purposes, link: link, hours: 48)),
            ("already-subscribed", .alreadySubscribed(preferences: "\(origin)\(preferences)")),
            ("preferences-link", .preferencesLink("\(origin)\(preferences)")),
            ("unsubscribed", .unsubscribed(undo: unsubscription)),
            ("address-confirmation", .addressConfirmation(link: link, hours: 1)),
            ("address-changed", .addressChanged),
            (
                "receipt",
                .receipt(code: try code(), address: "\(origin)/receipt", survey: survey)
            ),
            (
                "resume",
                .resume(
                    code: try code(), link: "\(origin)/receipt#\(try code().grouped)",
                    survey: survey, keptUntil: try day())
            ),
            ("invitation", invitation(to: survey, isReminder: false)),
            ("reminder", invitation(to: survey, isReminder: true)),
            ("trial", .trial),
        ]
    }

    private static func invitation(to survey: Wording, isReminder: Bool) -> MailContent {
        .invitation(
            survey: survey, link: "\(origin)/surveys/weight-rare-myasthenia?invitation=TOKEN",
            decline: unsubscription, isReminder: isReminder)
    }
}
