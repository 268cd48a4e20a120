package import FormModel
package import Values

/// What a person sees who stops in the middle of a survey.
package struct PausePage: Sendable {
    package var form: Form
    package var code: ReceiptCode
    /// The day on which the saved answers go.
    package var expires: Day
    /// The page on which to go on.
    package var address: String
    /// Says whether the page can send the code and a link by mail.
    package var offersMail = false

    package init(form: Form, code: ReceiptCode, expires: Day, address: String) {
        self.form = form
        self.code = code
        self.expires = expires
        self.address = address
    }
}

extension PageRenderer {
    /// The page that says how to go on later.
    package func pause(_ page: PausePage) -> RenderedPage {
        self.page(
            "pause", title: texts["pause.title"],
            view(ofPaper: page.code).with(
                View([
                    "title": page.form.title,
                    "titleLanguage": foreign(page.form.language(of: .title)),
                    "kept": texts("pause.kept", ["day": texts.day(page.expires)]),
                    "address": page.address,
                    "mailCode": page.offersMail
                        ? view(of: MailCodePage(.draft, code: page.code)) : nil,
                ])))
    }

    /// The page behind a deletion of what was not sent.
    package func discarded() -> RenderedPage {
        message(
            texts["discarded.title"], [texts["discarded.done"]],
            action: ("/", texts["withdrawn.home"]))
    }
}
