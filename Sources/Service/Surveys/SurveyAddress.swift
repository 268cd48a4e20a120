import FormModel
import HTTPServer
import Pages
import Store
import Values

/// The addresses of a survey's pages behind the first one.
enum SurveyAddress {
    /// For how long the address of a page leads to it, in seconds: a page that a person looks at
    /// with long rests can be loaded again for half a day.
    static let lifetime: Int64 = 43_200

    /// Why a person is led to a page; it is added to the address.
    enum Occasion: String, CaseIterable {
        case begun, resumed, complete
        /// Something on the page keeps the answers from being sent.
        case unfinished

        /// The occasion that an address tells.
        init?(query: [UInt8]) {
            guard !query.isEmpty, let fields = try? FormFields(parsing: query),
                let occasion = Self.allCases.first(where: { fields.first($0.rawValue) != nil })
            else { return nil }
            self = occasion
        }
    }
}

extension ReadingContext {
    /// The address of a page, good for half a day.
    func address(
        of page: FormPage, of open: OpenDraft, _ occasion: SurveyAddress.Occasion? = nil
    ) -> String {
        let path = "/surveys/\(open.form.name.text)/\(page.number)/\(link(of: open.code))"
        return address(path, occasion?.rawValue)
    }

    /// The address of the page that says how to go on later.
    func address(ofPause open: OpenDraft) -> String {
        address("/surveys/\(open.form.name.text)/paused/\(link(of: open.code))")
    }

    private func link(of code: ReceiptCode) -> String {
        links.text(
            for: code, now: clock.now, lasting: SurveyAddress.lifetime, randomness: randomness)
    }

    /// What a page of a draft shows.
    func view(
        of open: OpenDraft, _ page: FormPage, issues: [Issue] = [], revision: Int? = nil,
        occasion: SurveyPage.Occasion? = nil
    ) -> SurveyPage {
        let expiry = Day(number: clock.now.day.number + draftDays)
        return SurveyPage(
            form: open.form, paging: open.draft.paging, page: page,
            today: clock.now.day,
            holder: .code(open.code, revision: revision ?? open.revision, expires: expiry),
            typed: open.draft.typed, issues: issues, occasion: occasion, changed: open.changed,
            seed: open.seed, invitation: open.draft.invitation,
            notices: asking(open, on: page).notices.shown(since: open.draft.notices))
    }
}
