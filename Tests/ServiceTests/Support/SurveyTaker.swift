import Testing

/// A person who takes a survey page by page, in one window.
struct SurveyTaker {
    /// What every page carries for the service.
    private static let carried = [
        "key", "code", "revision", "language", "pages", "page", "invitation-link",
        "notices-shown",
    ]

    let client: HTTPClient
    let path: String
    /// The page that the window shows.
    var page: HTTPAnswer

    /// Opens the survey.
    init(_ path: String = WeightSurvey.path, query: String = "", by client: HTTPClient) throws {
        self.client = client
        self.path = path
        page = try client.get(path + query)
    }

    var code: String? { page.hidden("code") }
    var number: Int? { page.hidden("page").flatMap { Int($0) } }

    /// Fills the page in, presses a button and goes where that leads.
    mutating func send(_ answers: FormAnswers, go: String = "next") throws {
        page = try client.follow(post(answers, go: go))
    }

    /// Fills the page in and presses a button; the window still shows the page.
    func post(_ answers: FormAnswers, go: String = "next") throws -> HTTPAnswer {
        var form = answers.with("go", go)
        for name in Self.carried { form = form.with(name, page.hidden(name)) }
        return try client.post(action, form)
    }

    /// Where the page's form is sent to.
    private var action: String {
        page.text.firstMatch(of: /action="(\/surveys\/[^"]+)" novalidate/)
            .map { String($0.output.1) } ?? path
    }

    /// Types a code on a page of its own, as on another device.
    static func resume(
        _ code: String, query: String = "", by client: HTTPClient
    ) throws -> HTTPAnswer {
        try client.follow(client.post("/receipt" + query, FormAnswers(["code": code])))
    }

    func shows(_ text: String) -> Bool { page.text.contains(text) }

    /// Says whether a choice of the page is taken.
    func isTicked(_ name: String, _ value: String) throws -> Bool {
        let mark = try Regex("<input[^>]*name=\"\(name)\" value=\"\(value)\" checked>")
        return page.text.contains(mark)
    }
}
