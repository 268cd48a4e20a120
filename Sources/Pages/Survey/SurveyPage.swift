package import FormModel
package import Values

/// What one page of a survey shows.
package struct SurveyPage: Sendable {
    package var form: Form
    /// How the form is cut into pages for this person.
    package var paging: Paging
    package var page: FormPage
    /// The day on which it is shown.
    package var today: Day
    /// Under what the answers will be sent.
    package var holder: Holder
    /// Everything as it was typed.
    package var typed: RawSubmission
    /// What is to be corrected on this page.
    package var issues: [Issue]
    package var occasion: Occasion?
    /// Questions on this or other pages that the survey's editors have changed since they were
    /// answered.
    package var changed: [Item]
    /// What decides about the order of what is shuffled; nil for the form's own order.
    package var seed: ShuffleSeed?
    /// The token of the invitation that is being answered, which the page carries on.
    package var invitation: String?
    package var notices: SurveyNotices

    package init(
        form: Form, paging: Paging = .one, page: FormPage? = nil, today: Day, holder: Holder,
        typed: RawSubmission = RawSubmission(), issues: [Issue] = [], occasion: Occasion? = nil,
        changed: [Item] = [], seed: ShuffleSeed? = nil,
        invitation: String? = nil, notices: SurveyNotices = SurveyNotices()
    ) {
        (self.form, self.paging, self.today, self.holder) = (form, paging, today, holder)
        self.page = page ?? form.page(paging, of: nil, seed)
        (self.typed, self.issues) = (typed, issues)
        (self.occasion, self.changed, self.seed) = (occasion, changed, seed)
        (self.invitation, self.notices) = (invitation, notices)
    }

    /// Under what the answers of a page will be sent.
    package enum Holder: Hashable, Sendable {
        /// Nothing is saved yet: the page carries a submission key.
        case key(String)
        /// The answers of other pages are saved under this code.
        case code(ReceiptCode, revision: Int, expires: Day)
    }

    /// What has just happened.
    package enum Occasion: Hashable, Sendable {
        /// The first page was saved: from now on there is a code.
        case begun
        /// The person came back with the code.
        case resumed
        /// Nothing is left to be asked: the answers can be sent.
        case complete
        /// The page was open for very long: what was typed is to be sent once more.
        case renewed
    }
}

extension PageRenderer {
    /// The untouched first page of a survey, cut at its submission key.
    package func survey(
        _ form: Form, paging: Paging = .one, notices: SurveyNotices = SurveyNotices()
    ) -> SplicedPage {
        // Every condition names a question, so on an untouched first page no day decides anything.
        let page = SurveyPage(
            form: form, paging: paging, today: Day(number: 0), holder: .key(SplicedPage.mark),
            notices: notices)
        let text = self.text(
            "survey", title: form.title, SurveyViews(page, pages: self, key: SplicedPage.mark).view)
        guard let spliced = SplicedPage(text) else {
            preconditionFailure("the survey template holds {{{key}}} once")
        }
        return spliced
    }

    /// A page of a survey with what was typed and what is wrong with it.
    package func survey(_ page: SurveyPage) -> RenderedPage {
        let key: String? =
            switch page.holder {
            case .key(let key): HTMLEscaping.escape(key)
            case .code: nil
            }
        let views = SurveyViews(page, pages: self, key: key)
        let summary = errorSummary(views.items.problems, nothingLost: texts["survey.nothingLost"])
        return self.page(
            "survey", title: title(views.title, hasErrors: !page.issues.isEmpty),
            views.view.with(View(["errorSummary": summary])))
    }

    /// The answer to a person whom a form's note has turned away.
    package func ended(_ note: Item) -> RenderedPage {
        message(
            texts["ended.title"], [note.text, texts["ended.nothingStored"]],
            action: ("/", texts["problem.home"]))
    }
}
