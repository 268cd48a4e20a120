/// What the page shows on which people ask for the link to their own page.
package struct LinkRequestPage: Hashable, Sendable {
    /// The address as it was typed.
    package var email: String
    package var problem: EmailProblem?

    package init(email: String = "", problem: EmailProblem? = nil) {
        (self.email, self.problem) = (email, problem)
    }
}

extension PageRenderer {
    /// The page on which people ask for the link to their own page.
    package func linkRequest(_ page: LinkRequestPage) -> RenderedPage {
        self.page(
            "link-request",
            title: title(texts["linkRequest.title"], hasErrors: page.problem != nil),
            emailField(page.email, page.problem).with(
                View([
                    "errorSummary": emailSummary(
                        page.problem, nothingLost: texts["signUp.nothingLost"])
                ])))
    }

    /// The answer to everybody who asked. It is the same for every address, so that nobody can find
    /// out who has signed up.
    package func linkRequestAnswer() -> RenderedPage {
        message(
            texts["signUp.answerTitle"],
            ["linkRequest.sent", "signUp.answerSame", "linkRequest.missing"].map { texts[$0] },
            action: ("/", texts["problem.home"]))
    }
}
