import Consent
import FormModel
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

/// `GET /receipt/LINK/data.html` and `data.json`: everything that is held under a code.
enum ShowHoldings {
    static func page(_ request: Request, _ context: ReadingContext) throws -> Response {
        try respond(request, context) { holdings in
            .personal(context.pages.held(try context.heldPage(of: holdings)))
        }
    }

    static func file(_ request: Request, _ context: ReadingContext) throws -> Response {
        try respond(request, context) { holdings in
            .json(
                holdings.value,
                fields: [.contentDisposition: #"attachment; filename="my-data.json""#])
        }
    }

    private static func respond(
        _ request: Request, _ context: ReadingContext, _ answer: (Holdings) throws -> Response
    ) throws -> Response {
        switch context.code(inLink: request.parameter(0)) {
        case .foreign: throw ServerFault.notFound
        case .expired:
            return .personal(context.pages.receiptEntry(ReceiptEntryPage(problem: .expired)))
        case .valid(let code):
            guard let response = try context.store.response(withCode: code.digest) else {
                throw ServerFault.notFound
            }
            return try answer(context.holdings(of: response))
        }
    }
}

/// `GET /api/v1/receipts/data`: the same for the code in `Authorization`.
enum DescribeHoldings {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let code = request.bearerCode,
            let response = try context.store.response(withCode: code.digest)
        else { return Problem.noReceipt.response }
        return .json(try context.holdings(of: response).value)
    }
}

extension ReadingContext {
    func holdings(of response: StoredResponse) throws -> Holdings {
        try Holdings(of: response, store, vault, pages: renderers)
    }

    /// The same for a person to read.
    func heldPage(of holdings: Holdings) throws -> HeldPage {
        let (response, form) = (holdings.response, holdings.form)
        var page = HeldPage(
            survey: Wording(form.title, language: form.language(of: .title)),
            version: form.version.description, sent: response.receivedOn,
            changed: response.changedOn, withdrawn: response.withdrawnOn,
            answers: holdings.answers.map { pages.answers(of: $0, in: form) } ?? [],
            acts: holdings.file.acts.map(\.shown), notices: try notices(of: response),
            closed: holdings.file.closed)
        page.stories = try shownStories(of: response, holdings.answers, in: form)
        return page
    }
}

extension OpenedAct {
    fileprivate var shown: HeldPage.Act {
        HeldPage.Act(
            day: Moment(seconds: record.event.at).day,
            method: HeldPage.Method(record.event.method),
            decisions: events.compactMap { event in
                purpose(of: event).map { purpose in
                    ShownConsent(
                        wording: purpose.control, language: context.language,
                        status: event.status.shown, day: event.day, meaning: purpose.text)
                }
            },
            record: record.uuid, leaves: leaves)
    }
}

extension HeldPage.Method {
    fileprivate init(_ text: String) {
        self =
            switch ConsentMethod(rawValue: text) {
            case .surveyPage, .signUpBox, .receiptPage, .confirmationPage, .preferencesPage,
                .unsubscribeLink:
                .page
            case .programmingInterface: .program
            case .commandLine, .listImport, nil: .operator
            case .calendar: .calendar
            }
    }
}
