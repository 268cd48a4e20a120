import Testing

/// Every kind of page that a person can meet, with how it is reached.
enum SitePage: String, CaseIterable, CustomTestStringConvertible {
    case home = "the start page"
    case article = "the article"
    case survey = "the survey"
    case surveyFaults = "the survey with faults"
    case surveyPage = "a later page of the survey"
    case surveyPageFaults = "a later page of the survey with faults"
    case pause = "the way to go on later"
    case receipt = "the receipt"
    case codeEntry = "the entry of a code"
    case codeFault = "the entry of an unknown code"
    case withdrawn = "the receipt of a withdrawn response"
    case signUp = "the sign-up"
    case signUpFaults = "the sign-up with faults"
    case signUpAnswer = "the answer to a sign-up"
    case challenge = "the question whether a person sends"
    case challengeFault = "the question after a wrong answer"
    case privacy = "the privacy policy"
    case terms = "the terms of use"
    case ledger = "the public record"
    case arabicLedger = "the public record in Arabic"
    case missing = "an address that leads nowhere"
    case comfort = "a survey with sliders and rankings"
    case germanSurvey = "the survey in German"
    case arabicHome = "the start page in Arabic"
    case arabicArticle = "the article in an Arabic frame"
    case arabicReceipt = "the receipt in Arabic"
    case held = "everything that is held"
    case heldAfterwards = "everything that is held of a withdrawn response"
    case arabicHeld = "everything that is held, in Arabic"

    var testDescription: String { rawValue }

    var status: Int {
        switch self {
        case .home, .article, .survey, .surveyPage, .pause, .receipt, .codeEntry, .withdrawn,
            .signUp, .signUpAnswer, .privacy, .terms, .ledger, .arabicLedger, .comfort,
            .germanSurvey, .arabicHome,
            .arabicArticle,
            .arabicReceipt, .held, .heldAfterwards, .arabicHeld:
            200
        case .surveyFaults, .surveyPageFaults, .codeFault, .signUpFaults: 422
        case .missing: 404
        case .challenge, .challengeFault: 428
        }
    }

    func path(on site: Site) -> String {
        switch self {
        case .home: "/"
        case .comfort: ComfortSurvey.path
        case .ledger: "/ledger"
        case .arabicLedger: "/ledger?lang=ar"
        case .germanSurvey: Site.survey + "?pages=one&lang=de"
        case .arabicHome: "/?lang=ar"
        case .arabicArticle: "/articles/rare-myasthenic-syndromes?lang=ar"
        case .arabicReceipt: site.receipt + "?lang=ar"
        case .article: "/articles/rare-myasthenic-syndromes"
        case .survey: Site.survey + "?pages=one"
        case .surveyFaults, .surveyPageFaults, .challenge: Site.survey
        case .surveyPage: site.surveyPage
        case .pause: site.pause
        case .receipt: site.receipt
        case .codeEntry, .codeFault: "/receipt"
        case .withdrawn: site.withdrawn
        case .held: site.receipt + "/data.html"
        case .heldAfterwards: site.withdrawn + "/data.html"
        case .arabicHeld: site.receipt + "/data.html?lang=ar"
        case .signUp, .signUpFaults, .signUpAnswer, .challengeFault: "/sign-up"
        case .privacy: "/privacy"
        case .terms: "/terms"
        case .missing: "/nothing/here"
        }
    }

    /// What is posted; nil for a page that is got.
    func form(on site: Site) -> [Visit.Field]? {
        switch self {
        case .surveyPageFaults:
            [
                ("code", site.code), ("revision", "1"), ("pages", "sections"), ("page", "2"),
                ("go", "next"), ("diagnosis", "other"), ("first_signs", "long ago"),
            ]
        case .surveyFaults:
            // A fault in each kind of question that can have one.
            [
                ("who", "nobody"), ("diagnosis", "other"), ("first_signs", "long ago"),
                ("region", "moon"), ("weight", "heavy"), ("tried", "none"), ("tried", "move"),
                ("listened", "9"),
            ]
        case .codeFault: [("code", "7H3K-9QXR")]
        case .signUpFaults: [("email", "nobody")]
        case .signUpAnswer:
            [("email", "name@example.org"), ("purpose", "updates"), ("page-made", site.stamp)]
        case .challenge: [("ok_survey", "yes"), ("adult", "yes"), ("who", "self")]
        case .challengeFault: site.wrongAnswer
        case .home, .article, .survey, .surveyPage, .pause, .receipt, .codeEntry, .withdrawn,
            .signUp, .privacy, .terms, .ledger, .arabicLedger, .missing, .comfort,
            .germanSurvey, .arabicHome,
            .arabicArticle,
            .arabicReceipt, .held, .heldAfterwards, .arabicHeld:
            nil
        }
    }
}

extension SitePage {
    func visit(on site: Site) -> Visit {
        Visit(name: rawValue, path: path(on: site), form: form(on: site), status: status)
    }
}

extension Stage {
    /// Shows a page in the browser.
    func show(_ page: SitePage) throws { try show(page.visit(on: site)) }
}
