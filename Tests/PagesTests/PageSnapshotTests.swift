import FormModel
import Foundation
import Testing
import Values

@testable import Pages

/// Every page in every state, as it is sent.
@Suite struct PageSnapshotTests {
    let renderer: PageRenderer

    init() throws {
        renderer = try Samples.renderer()
    }

    @Test func `the start page shows surveys, articles and the sign-up box`() throws {
        try expectSnapshot(renderer.home(Samples.home()).text, "home.html")
    }

    @Test func `the start page leads to published results`() throws {
        var home = try Samples.home()
        let results = try Samples.fullResults()
        home.results = [
            .init(survey: results.survey, title: results.title, day: results.day)
        ]
        try expectSnapshot(renderer.home(home).text, "home-results.html")
    }

    @Test func `the start page says when no survey is open`() throws {
        let page = HomePage(surveys: [], articles: [], signUp: nil)
        try expectSnapshot(renderer.home(page).text, "home-empty.html")
    }

    @Test func `the demonstration article has both calls to action`() throws {
        let page = ArticlePage(
            article: try Samples.article(), signUp: try Samples.signUp(), surveyIsOpen: true)
        try expectSnapshot(renderer.article(page).text, "article.html")
    }

    @Test(arguments: ["privacy", "terms"])
    func `a demonstration notice is shown word for word`(name: String) throws {
        let page = NoticePage(
            notice: try Samples.notice("forms/notices/\(name).en.md"),
            published: try Samples.day(), isSuperseded: name == "terms")
        try expectSnapshot(renderer.notice(page).text, "notice-\(name).html")
    }

    @Test func `the sign-up page stands alone`() throws {
        let page = SignUpPage(box: try Samples.signUp())
        try expectSnapshot(renderer.signUp(page).text, "sign-up.html")
    }

    @Test func `the sign-up page with problems keeps what was typed`() throws {
        let page = SignUpPage(
            box: try Samples.signUp(), email: "anna@example",
            problems: [.emailInvalid, .purposeMissing])
        try expectSnapshot(renderer.signUp(page).text, "sign-up-problems.html")
    }

    @Test func `the public record is explained with its key`() throws {
        let key = "example.org/ledger+79a3823a+AepKbMBh6kVvN3LMOhR+FgOoXDcYZoOdXnmDgPkCCCo6"
        try expectSnapshot(renderer.ledger(key: key).text, "ledger.html")
    }

    @Test func `the answer to a sign-up names no address`() throws {
        try expectSnapshot(renderer.signUpAnswer().text, "sign-up-answer.html")
    }

    @Test(arguments: [
        (ReceiptPage.Occasion.sent, "sent"), (.seen, "seen"), (.duplicate, "duplicate"),
    ])
    func `a receipt says why it is shown`(occasion: ReceiptPage.Occasion, name: String) throws {
        try expectSnapshot(
            renderer.receipt(Samples.receipt(occasion)).text, "receipt-\(name).html")
    }

    @Test(arguments: [false, true])
    func `everything that is held is shown, also after a withdrawal`(isWithdrawn: Bool) throws {
        let receipt = try Samples.receipt(.seen)
        var page = HeldPage(
            survey: receipt.survey, version: "1.0.0", sent: receipt.sent, changed: receipt.sent,
            withdrawn: isWithdrawn ? receipt.sent : nil,
            answers: isWithdrawn ? [] : receipt.answers,
            acts: HeldPage.Method.allCases.map { method in
                HeldPage.Act(
                    day: receipt.sent, method: method,
                    decisions: Array(receipt.consents.prefix(2)),
                    record: "00000000-0000-0000-0000-000000000000", leaves: [4, 5])
            },
            notices: receipt.notices, closed: isWithdrawn ? 1 : 0)
        if !isWithdrawn { page.stories = try Samples.shownStories() }
        let name = isWithdrawn ? "held-withdrawn.html" : "held.html"
        try expectSnapshot(renderer.held(page).text, name)
    }

    @Test func `a receipt leads to published results`() throws {
        var page = try Samples.receipt(.seen)
        page.resultsOf = FormName("weight-rare-myasthenia")
        let text = renderer.receipt(page).text
        #expect(
            text.contains(
                "<a href=\"/results/weight-rare-myasthenia\">See what people answered</a>"))
        #expect(!renderer.receipt(try Samples.receipt(.seen)).text.contains("/results/"))
    }

    @Test func `a receipt without answers says so`() throws {
        var page = try Samples.receipt(.seen)
        page.answers = []
        page.consents = []
        page.thanks = nil
        try expectSnapshot(renderer.receipt(page).text, "receipt-empty.html")
    }

    @Test(arguments: [
        (ReceiptEntryPage(), "receipt-entry"),
        (ReceiptEntryPage(typed: "7H3K-9QX", problem: .unknown), "receipt-entry-unknown"),
        (ReceiptEntryPage(problem: .missing), "receipt-entry-missing"),
        (ReceiptEntryPage(problem: .expired), "receipt-entry-expired"),
    ])
    func `the page for a code says what is wrong with it`(
        page: ReceiptEntryPage, name: String
    ) throws {
        try expectSnapshot(renderer.receiptEntry(page).text, "\(name).html")
    }

    @Test(arguments: [
        (ChallengePage.Occasion.asked, "asked"), (.wrong, "wrong"), (.late, "late"),
    ])
    func `a challenge carries everything that was sent`(
        occasion: ChallengePage.Occasion, name: String
    ) throws {
        let page = renderer.challenge(Samples.challenge(occasion))
        #expect(page.hasScript)
        try expectSnapshot(page.text, "challenge-\(name).html")
    }

    @Test func `a sign-up that was open for very long is to be sent once more`() throws {
        var page = SignUpPage(box: try Samples.signUp(), email: "anna@example.org")
        page.isRenewed = true
        try expectSnapshot(renderer.signUp(page).text, "sign-up-renewed.html")
    }

    @Test func `the findings of a preview stand with their lines, under its banner`() throws {
        let renderers = try PageRenderers(
            site: Samples.site(), preview: PreviewBanner { "0123456789abcdef" })
        let source = Array("survey: pulse\n  title: <b>\n".utf8)
        guard case .failure(let findings) = FormReader.read(source, fileName: "pulse.yaml") else {
            Issue.record("a faulty file became a form")
            return
        }
        let page = FindingsPage(files: [
            .findings(findings, source: source), .unreadable(path: "pulse.de.yaml"),
        ])
        try expectSnapshot(renderers.main.offering([]).findings(page).text, "findings.html")
    }

    @Test func `a withdrawal is confirmed`() throws {
        try expectSnapshot(
            renderer.withdrawn(on: Samples.day(), code: Samples.code()).text, "withdrawn.html")
    }

    @Test func `a certificate of erasure says what is gone, what stays and what is not promised`()
        throws
    {
        let day = try Samples.day()
        let until = Day(number: day.number + 1_095)
        for proof in [until, nil] {
            let page = renderer.erased(ErasureCertificate(erased: day, proofUntil: proof))
            try expectSnapshot(page.text, proof == nil ? "erased-later.html" : "erased.html")
        }
    }

    @Test(arguments: InvitationPage.allCases)
    func `a survey that does not open says why and what to do`(page: InvitationPage) throws {
        try expectSnapshot(renderer.invitation(page).text, "invitation-\(page).html")
    }

    @Test(arguments: [
        ProblemPage.badRequest, .notFound, .methodNotAllowed, .tooLarge,
        .tooManyRequests(retryAfterSeconds: 30), .serverFault,
        .unavailable(retryAfterSeconds: 300),
    ])
    func `a problem page says what happened, what is not lost and what to do`(
        problem: ProblemPage
    ) throws {
        try expectSnapshot(renderer.problem(problem).text, "problem-\(problem.status).html")
    }
}
