import Foundation
import Testing
import Values

@testable import Pages

/// Values that the pages' tests share.
enum Samples {
    static func site() throws -> Site {
        Site(
            name: "Rare Muscle Network",
            organisation: "Rare Muscle Network (demonstration)", contact: "hello@example.org",
            language: try #require(LanguageTag("en")), address: "https://surveys.example.org",
            periods: ["drafts": 30, "signUps": 48, "mails": 30, "proofs": 1_095])
    }

    /// The languages that the product speaks.
    static let languages = ["en", "de", "es", "fr", "ar"]

    static func renderer(_ language: String = "en") throws -> PageRenderer {
        let tag = try #require(LanguageTag(language))
        return try #require(renderers.get()[tag]).offering([])
    }

    /// Compiling all templates takes a while, so that all tests share them.
    private static let renderers = Result { try PageRenderers(site: site()) }

    static func day() throws -> Day { try #require(Day("2026-11-23")) }

    static func code() throws -> ReceiptCode { try #require(ReceiptCode(bits: Array(1...13))) }

    static func signUp() throws -> SignUpBox {
        SignUpBox(
            purposes: [
                .init(
                    identifier: try #require(PurposeIdentifier("news")),
                    label: "News about rare myasthenic syndromes"),
                .init(
                    identifier: try #require(PurposeIdentifier("surveys")),
                    label: "Invitations to new surveys"),
            ],
            privacy: Digest(of: Array("privacy".utf8)), terms: Digest(of: Array("terms".utf8)))
    }

    static func file(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: repository.appending(path: path)))
    }

    static func article() throws -> Article {
        try ArticleReader.read(file("forms/articles/rare-myasthenic-syndromes.md"))
    }

    static func notice(_ path: String) throws -> NoticeText {
        try NoticeText(
            filling: String(decoding: file(path), as: UTF8.self), file: path, for: site())
    }

    static func receipt(_ occasion: ReceiptPage.Occasion) throws -> ReceiptPage {
        let day = try day()
        return ReceiptPage(
            occasion: occasion, code: try code(),
            survey: Wording("Weight, eating and daily life with LEMS, neuromyotonia or CMS"),
            sent: day,
            answers: [
                ShownAnswer(
                    question: Wording("Which condition is it?"), lines: ["Another condition: MG"]),
                ShownAnswer(
                    question: Wording("What have you tried?"),
                    lines: ["Softer food or smaller meals", "Advice from a dietitian"]),
                ShownAnswer(question: Wording("How much do you weigh now?"), lines: ["72.5 kg"]),
            ],
            consents: ShownConsent.Status.allCases.enumerated().map { index, status in
                ShownConsent(
                    wording: "Purpose number \(index + 1)", status: status, day: day,
                    meaning: "To do thing \(index + 1)", until: index == 0 ? day : nil,
                    purpose: PurposeIdentifier("purpose\(index + 1)"),
                    choices: choices(of: status))
            },
            notices: ShownNotice.Fact.allCases.map { fact in
                ShownNotice(
                    title: Wording("Notice that was \(fact)", language: LanguageTag("en")),
                    path: "/notices/\(fact)", fact: fact)
            },
            thanks: Wording("Thank you for telling us."))
    }

    /// What can be done about a consent that stands so: every choice once.
    private static func choices(of status: ShownConsent.Status) -> ShownConsent.Choices {
        var choices = ShownConsent.Choices()
        choices.isNeeded = status == .given
        choices.canWithdraw = status == .renewed
        choices.offer =
            switch status {
            case .renewed: Wording("Purpose number 2 in new words")
            case .refused: Wording("Purpose number 3")
            case .given, .withdrawn, .ended, .waiting: nil
            }
        return choices
    }

    static func home() throws -> HomePage {
        HomePage(
            surveys: [
                .init(
                    name: try #require(FormName("weight-rare-myasthenia")),
                    title: "Weight, eating and daily life",
                    summary: "It takes about 10 minutes.")
            ],
            articles: [
                .init(
                    name: "rare-myasthenic-syndromes", title: "Rare myasthenic syndromes",
                    summary: "What three conditions have in common, and how they differ.")
            ],
            signUp: try signUp())
    }

    static func challenge(_ occasion: ChallengePage.Occasion) -> ChallengePage {
        ChallengePage(
            address: "/surveys/weight-rare-myasthenia",
            carried: [
                ("reasons", "gut"), ("reasons", "mood"), ("story", "\"Tea\" & <soup>\r\nYes."),
            ],
            challenge: "CHALLENGE", rounds: 16, bits: 14, question: .both(4, 9), occasion: occasion)
    }

    /// Texts that try to get out of where they are put.
    static let hostile = [
        "<script>alert(1)</script>", "\" onfocus=alert(1) autofocus x=\"", "' onmouseover='x",
        "\"\u{301} onfocus=alert(1) x=\"\u{301}", "<\u{338}img src=x>", "{{site.name}}{{{key}}}",
        "</textarea><b>", "&lt;i&gt;", "\u{0}",
    ]
}
