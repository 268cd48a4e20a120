package import Values

/// A form that sends a code by mail to an address, which is forgotten behind that.
package struct MailCodePage: Sendable {
    package var occasion: Occasion
    package var code: ReceiptCode
    /// The address as it was typed.
    package var email: String
    package var problem: EmailProblem?

    package init(
        _ occasion: Occasion, code: ReceiptCode, email: String = "",
        problem: EmailProblem? = nil
    ) {
        (self.occasion, self.code) = (occasion, code)
        (self.email, self.problem) = (email, problem)
    }

    /// What the code is of.
    package enum Occasion: Hashable, Sendable, CaseIterable {
        /// A response, whose receipt it opens.
        case receipt
        /// A survey that is begun, on which it leads on.
        case draft
    }
}

extension PageRenderer {
    /// The form on a page of its own, for an address that has to be corrected.
    package func mailCode(_ page: MailCodePage) -> RenderedPage {
        let form = view(of: page)
        return self.page(
            "mail-code", title: title(words(for: page.occasion).title, hasErrors: true),
            View([
                "mailCode": form,
                "errorSummary": emailSummary(
                    page.problem, nothingLost: texts["signUp.nothingLost"]),
            ]))
    }

    /// The answer to everybody who sent the form.
    package func mailCodeAnswer() -> RenderedPage {
        message(
            texts["signUp.answerTitle"], [texts["mailCode.sent"], texts["linkRequest.missing"]],
            action: ("/receipt", texts["frame.yourAnswers"]))
    }

    /// What the template of the form sees.
    func view(of page: MailCodePage) -> View {
        let (title, lead, button) = words(for: page.occasion)
        return emailField(page.email, page.problem).with(
            View([
                "title": title,
                "lead": lead,
                "button": button,
                "path": page.occasion == .receipt ? "/receipt/mail" : "/surveys/mail",
                "code": page.code.grouped,
            ]))
    }

    private func words(
        for occasion: MailCodePage.Occasion
    ) -> (title: String, lead: String, button: String) {
        switch occasion {
        case .receipt:
            (texts["mailCode.title"], texts["mailCode.lead"], texts["mailCode.button"])
        case .draft:
            (
                texts["mailCode.draftTitle"], texts["mailCode.draftLead"],
                texts["mailCode.draftButton"]
            )
        }
    }
}
